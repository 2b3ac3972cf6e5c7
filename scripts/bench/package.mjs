import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Size of what `npx` downloads. */
export async function benchPackage({ root, folder, dist }) {
  const stage = join(folder, 'stage');
  mkdirSync(stage);
  cpSync(dist, join(stage, 'dist'), { recursive: true });
  for (const name of ['README.md', 'README.ja.md', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'package.json'])
    cpSync(join(root, name), join(stage, name));
  const args = ['pack', '--json', '--dry-run', '--ignore-scripts', '--loglevel=error'];
  const { stdout } = spawnSync('npm', args, { cwd: stage, encoding: 'utf8' });
  const [{ size, entryCount }] = JSON.parse(stdout);
  const megabytes = size / 1024 / 1024;
  return [
    {
      what: `packed tarball (${entryCount} files)`,
      value: `${megabytes.toFixed(2)} MB`,
      target: '2 MB',
      good: megabytes <= 2,
    },
  ];
}
