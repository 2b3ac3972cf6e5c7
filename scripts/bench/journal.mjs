import { join } from 'node:path';
import { importScript } from '../bundle-script.mjs';
import { percentile } from './measure.mjs';

/** From an answer given to an answer on stable storage. */
export async function benchJournal({ folder }) {
  const outfile = join(folder, 'open-history.mjs');
  const { openHistory } = await importScript('src/store/open-history.ts', { outfile });
  const history = openHistory({ folder: join(folder, 'journal'), now: Date.now });
  const times = [];
  for (let round = 0; round < 500; round++) {
    const before = performance.now();
    history.record([{ type: 'lesson-place', lesson: 'irsa', block: round, share: 0 }]);
    times.push(performance.now() - before);
  }
  const p95 = percentile(times, 95);
  return [
    { what: 'journal append, p50', value: `${percentile(times, 50).toFixed(2)} ms` },
    { what: 'journal append, p95', value: `${p95.toFixed(2)} ms`, target: '15 ms', good: p95 <= 15 },
  ];
}
