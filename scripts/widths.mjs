// npm run widths: every lesson in both languages at every width from 20 to 200. Prints what was counted; fails on any fault.
import { importScript } from './bundle-script.mjs';

await importScript('scripts/widths.ts');
