import { join } from 'node:path';
import { build } from 'esbuild';
import { percentile } from './measure.mjs';

/** From an answer given to an answer on stable storage. */
export async function benchJournal({ root, folder }) {
  const program = join(folder, 'open-history.mjs');
  await build({
    entryPoints: [join(root, 'src/store/open-history.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const { openHistory } = await import(program);
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
