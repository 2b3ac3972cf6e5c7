// npm run widths: every lesson in both languages at every width from 20 to 200. Prints what was counted; fails on any fault.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(root, 'node_modules/.cache/eks-learn/widths.mjs');
await build({
  entryPoints: [join(root, 'scripts/widths.ts')],
  outfile,
  bundle: true,
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
