import { readFileSync } from 'node:fs';
import { percentile } from './measure.mjs';
import { openPty } from './terminal.mjs';

const presses = ['j', 'j', 'j', ' ', 'k', '\u0004', 'j', '\u0015'];

/** From a key to the end of the frame it draws, on the longest lesson, and the memory that takes. */
export async function benchKeys({ launcher, env, longest }) {
  const app = openPty([launcher, 'lessons', 'open', longest.id], env);
  await app.until(longest.title);
  await app.press('j', 300);
  const frames = [];
  for (let round = 0; round < 10; round++) for (const key of presses) frames.push(await app.press(key, 40));
  const memory = residentOf(app.pid);
  await app.end();
  const drawn = frames.filter(({ took }) => took > 0);
  const p95 = percentile(
    drawn.map(({ took }) => took),
    95,
  );
  return [
    {
      what: `key to frame, p50 (${longest.id})`,
      value: `${percentile(
        drawn.map(({ took }) => took),
        50,
      ).toFixed(1)} ms`,
    },
    { what: 'key to frame, p95', value: `${p95.toFixed(1)} ms`, target: '16 ms', good: p95 <= 16 },
    {
      what: 'bytes of a frame, p95',
      value: `${percentile(
        drawn.map(({ bytes }) => bytes),
        95,
      )}`,
    },
    {
      what: 'resident memory',
      value: memory === undefined ? '-' : `${memory} MB`,
      target: '140 MB',
      good: (memory ?? 0) <= 140,
    },
  ];
}

function residentOf(pid) {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
