// npm start: installs what is missing, builds what is stale, opens the app. Arguments go to the app: npm start -- lessons
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(root, 'dist/launcher.cjs');
const sources = ['src', 'content', 'quizzes', 'labs', 'scripts', 'package.json'];

const newest = (path) => {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const isStale = () => {
  if (!existsSync(launcher)) return true;
  const built = statSync(launcher).mtimeMs;
  return sources.some((name) => existsSync(join(root, name)) && newest(join(root, name)) > built);
};

const run = (script, args, stdio) => spawnSync(process.execPath, [script, ...args], { stdio }).status ?? 1;

function start() {
  if (!installIfNeeded(root)) return 1;
  if (isStale()) {
    console.error('組み立てます / Building');
    const failed = run(join(root, 'scripts/build.mjs'), [], ['ignore', 2, 2]);
    if (failed) return failed;
  }
  return run(launcher, process.argv.slice(2), 'inherit');
}

process.exitCode = start();
