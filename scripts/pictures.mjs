// Draws docs/pictures/*.svg from the real app: `npm run pictures` after `npm run build`. To look at every screen at every
// size: `npm run pictures -- dist/content /tmp/all all`.
import { importScript } from './bundle-script.mjs';

await importScript('scripts/pictures.ts', { published: true });
process.exit(0);
