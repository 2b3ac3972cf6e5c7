// What maintainers should check again, on a day: npm run content:stale [-- --today 2027-02-19]
import { fileURLToPath } from 'node:url';
import { importScript } from './bundle-script.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.indexOf('--today');
const today = asked === -1 ? new Date().toISOString().slice(0, 10) : process.argv[asked + 1];
if (!/^\d{4}-\d{2}-\d{2}$/.test(today ?? '')) {
  console.error('--today takes a day such as 2027-02-19');
  process.exitCode = 2;
} else {
  const { report } = await importScript('scripts/stale.ts', { packages: 'external' });
  report(root, today);
}
