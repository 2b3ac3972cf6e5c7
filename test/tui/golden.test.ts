import { goldenScreens } from '../support/golden-screens.ts';
import { keepTheirLook } from '../support/keeps-its-look.ts';

keepTheirLook(goldenScreens);
