// Draws docs/pictures/*.svg from the real app: `npm run pictures` after `npm run build`. To look at every screen at every
// size: `npm run pictures -- dist/content /tmp/all all`.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { programPlugins } from './bundle-plugins.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(root, 'node_modules/.cache/eks-learn/pictures.mjs');
await build({
  entryPoints: [join(root, 'scripts/pictures.ts')],
  outfile,
  bundle: true,
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  plugins: programPlugins,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
process.exit(0);
