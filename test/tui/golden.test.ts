import { goldenScreens, sizedScreens } from '../support/golden-screens.ts';
import { keepTheirLook } from '../support/keeps-its-look.ts';

keepTheirLook([...goldenScreens, ...sizedScreens]);
