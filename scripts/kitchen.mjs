// Opens the kitchen sink: every component and every screen in every state. `npm run kitchen -- en` for English.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(root, 'node_modules/.cache/eks-learn/kitchen.mjs');
await build({
  entryPoints: [join(root, 'scripts/kitchen.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
process.env.NODE_ENV = 'production';
await import(pathToFileURL(outfile).href);
