import { goldenExams } from '../support/golden-exams.ts';
import { keepTheirLook } from '../support/keeps-its-look.ts';

keepTheirLook(goldenExams);
