// What maintainers should check again, on a day: npm run content:stale [-- --today 2027-02-19]
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(root, 'node_modules/.cache/eks-learn/stale.mjs');
await build({
  entryPoints: [join(root, 'scripts/stale.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const asked = process.argv.indexOf('--today');
const today = asked === -1 ? new Date().toISOString().slice(0, 10) : process.argv[asked + 1];
if (!/^\d{4}-\d{2}-\d{2}$/.test(today ?? '')) {
  console.error('--today takes a day such as 2027-02-19');
  process.exitCode = 2;
} else {
  const { report } = await import(pathToFileURL(outfile).href);
  report(root, today);
}
