// Proofreads the course of this folder: npm run content [-- --json]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eks-learn-content-'));
const built = join(folder, 'dist');
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
try {
  process.exitCode =
    run(join(root, 'scripts/build.mjs'), '--out', built) ||
    run(join(built, 'launcher.cjs'), 'content', 'lint', ...process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
