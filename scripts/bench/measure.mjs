import { spawnSync } from 'node:child_process';

export const median = (numbers) => percentile(numbers, 50);

/** The value below which `share` percent of the numbers lie. */
export function percentile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))];
}

/**
 * Milliseconds one run of a program takes, output thrown away. A floor needs the environment of what it is a floor of:
 * NODE_EXTRA_CA_CERTS alone makes an empty Node.js three times as slow.
 */
export function timeOf(args, env) {
  const before = performance.now();
  spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  return performance.now() - before;
}

/** Medians of runs of each program by turns, so that a busy moment meets all of them. */
export async function interleaved(rounds, programs) {
  const times = programs.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, run] of programs.entries()) times[index].push(await run());
  return times.map(median);
}
