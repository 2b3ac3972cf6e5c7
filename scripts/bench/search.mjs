import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleScript } from '../bundle-script.mjs';
import { median, percentile, timeOf } from './measure.mjs';

/** The first answer of search with all its reading, and later ones, over everything there is. */
export async function benchSearch({ folder, dist, env }) {
  const outfile = join(folder, 'search-run.mjs');
  const program = await bundleScript('scripts/bench/search-run.ts', { outfile });
  const runs = Array.from({ length: 7 }, () => {
    const floor = timeOf(['-e', '0'], env);
    const { stdout } = spawnSync(process.execPath, [program, dist], { env, encoding: 'utf8' });
    return { floor, ...JSON.parse(stdout) };
  });
  const floor = median(runs.map((run) => run.floor));
  const first = median(runs.map((run) => run.first));
  const later = median(runs.map((run) => percentile(run.later, 95)));
  const ratio = first / floor;
  return [
    {
      what: 'search, first answer with all reading',
      value: `x${ratio.toFixed(2)}`,
      // 100 ms where an empty node takes 40.
      target: 'x2.5',
      good: ratio <= 2.5,
    },
    {
      what: 'longest part of that reading',
      value: `${median(runs.map((run) => run.longestPart)).toFixed(0)} ms`,
    },
    {
      what: `search, later answers, p95 of ${runs[0].later.length}`,
      value: `${later.toFixed(1)} ms`,
      target: '100 ms',
      good: later <= 100,
    },
  ];
}
