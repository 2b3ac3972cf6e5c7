import { goldenLabs } from '../support/golden-labs.ts';
import { keepTheirLook } from '../support/keeps-its-look.ts';

keepTheirLook(goldenLabs);
