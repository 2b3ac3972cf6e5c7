// Opens the kitchen sink: every component and every screen in every state. `npm run kitchen -- en` for English.
import { importScript } from './bundle-script.mjs';

process.env.NODE_ENV = 'production';
await importScript('scripts/kitchen.ts', { packages: 'external' });
