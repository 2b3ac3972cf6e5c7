// npm run bench: how fast and how large, beside the targets. Ratios are to a floor measured in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { benchJournal } from './bench/journal.mjs';
import { benchKeys } from './bench/keys.mjs';
import { benchLab } from './bench/lab.mjs';
import { benchPackage } from './bench/package.mjs';
import { benchPractice } from './bench/practice.mjs';
import { benchSearch } from './bench/search.mjs';
import { benchStart } from './bench/start.mjs';
import { benchStudy } from './bench/study.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eks-learn-bench-'));
const dist = join(folder, 'dist');
const benches = {
  start: benchStart,
  keys: benchKeys,
  journal: benchJournal,
  study: benchStudy,
  search: benchSearch,
  package: benchPackage,
  lab: benchLab,
  practice: benchPractice,
};
const asked = process.argv.slice(2);

function lessons() {
  const unpacked = (name) =>
    JSON.parse(brotliDecompressSync(readFileSync(join(dist, 'content', `${name}.br`))));
  const all = unpacked('index.json').modules.flatMap((module) => unpacked(`lessons/${module.id}.json`));
  const size = (lesson) => JSON.stringify(lesson.body.ja).length;
  const longest = all.toSorted((a, b) => size(b) - size(a))[0];
  const title = ({ id, title }) => ({ id, title: title.ja.slice(0, 8) });
  return { lesson: title(all[0]), longest: title(longest) };
}

try {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'scripts/build.mjs'), '--release', '--out', dist],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) throw new Error('the build failed');
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TERM: 'xterm-256color',
    LANG: 'ja_JP.UTF-8',
    EKS_LEARN_LANG: 'ja',
    EKS_LEARN_HOME: join(folder, 'home'),
  };
  const place = { root, folder, dist, launcher: join(dist, 'launcher.cjs'), env, ...lessons() };
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const { what, value, target, good } of await bench(place)) {
      const verdict = target === undefined ? '' : `${good ? 'within' : 'OVER'} ${target}`;
      console.log(`${name.padEnd(8)} ${what.padEnd(46)} ${value.padStart(10)}  ${verdict}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
