import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const installed = 'node_modules/.package-lock.json';

/** Runs `npm ci` when nothing is installed, or something older than the lock file. True when all is there. */
export function installIfNeeded(root) {
  if (isInstalled(root)) return true;
  console.error('パッケージを入れます（npm ci）/ Installing the packages (npm ci)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // All packages are devDependencies of the bundle: a machine set to production would leave them out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function isInstalled(root) {
  if (!existsSync(join(root, installed))) return false;
  if (statSync(join(root, installed)).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs)
    return true;
  const packages = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  const wanted = packages('package-lock.json');
  const found = packages(installed);
  return Object.entries(found).every(([path, { version }]) => wanted[path]?.version === version);
}
