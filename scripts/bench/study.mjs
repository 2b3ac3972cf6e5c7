import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleScript } from '../bundle-script.mjs';

const rounds = 9;
const ms = (value) => `${Math.round(value)} ms`;

/** What a program prints as JSON, the least of each number over runs in fresh processes: what else the machine does only adds. */
function best(program, args) {
  const runs = Array.from({ length: rounds }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  });
  return Object.fromEntries(
    Object.keys(runs[0]).map((name) => [name, Math.min(...runs.map((run) => run[name]))]),
  );
}

/** Five years of study opened and folded; a paper drawn from 100,000 items; both beside a floor of the same run. */
export async function benchStudy({ root, folder }) {
  const outfile = join(folder, 'study-library.mjs');
  const library = await bundleScript('scripts/bench/study-library.ts', { outfile });
  const program = join(root, 'scripts/bench/study-program.mjs');
  const home = join(folder, 'five-years');
  const made = spawnSync(process.execPath, [program, library, 'make', home], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const history = best(program, [library, 'open', home]);
  const paper = best(program, [library, 'draw', home]);
  const verdict = best(program, [library, 'answer', home]);
  const both = history.open + history.fold;
  const ratio = (value, floor) => `${(value / floor).toFixed(2)} times`;
  return [
    { what: '180,000 records opened', value: ms(history.open) },
    { what: '180,000 records folded', value: ms(history.fold) },
    { what: 'opened and folded', value: ms(both), target: '300 ms', good: both <= 300 },
    { what: 'beside parsing as much JSON', value: ratio(both, history.floor) },
    {
      what: 'memory, whole process',
      value: `${Math.round(history.rss)} MB`,
      target: '150 MB',
      good: history.rss <= 150,
    },
    { what: 'paper from 100,000 items', value: ms(paper.draw), target: '500 ms', good: paper.draw <= 500 },
    { what: 'beside sorting their ids', value: ratio(paper.draw, paper.floor) },
    {
      what: 'answer to verdict, p95',
      value: `${verdict.p95.toFixed(2)} ms`,
      target: '50 ms',
      good: verdict.p95 <= 50,
    },
  ];
}
