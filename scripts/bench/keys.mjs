import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { percentile } from './measure.mjs';
import { openPty } from './terminal.mjs';

const presses = ['j', 'j', 'j', ' ', 'k', '\u0004', 'j', '\u0015'];

/**
 * From a key to the end of the frame it draws, at 120 by 40: on the longest lesson, and in a glossary of 500 terms; the
 * bytes of a frame, the processor time of a key, and the memory that takes.
 */
export async function benchKeys({ dist, launcher, env, longest }) {
  const lesson = openPty([launcher, 'lessons', 'open', longest.id], env);
  await lesson.until(longest.title);
  await lesson.press('j', 300);
  const read = await measured(lesson, `longest lesson (${longest.id})`);
  const memory = residentOf(lesson.pid);
  await lesson.end();
  fillGlossary(dist, 500);
  const list = openPty([launcher], env);
  await list.until('1-');
  await Promise.all([list.until('1/500'), list.press('i', 300)]);
  const listed = await measured(list, 'list of 500 terms');
  await list.end();
  return [
    ...read,
    ...listed,
    {
      what: 'resident memory',
      value: memory === undefined ? '-' : `${memory} MB`,
      target: '140 MB',
      good: (memory ?? 0) <= 140,
    },
  ];
}

/** Repeats terms in the compiled course until there are `count`. */
function fillGlossary(dist, count) {
  const file = join(dist, 'content/glossary.json.br');
  const terms = JSON.parse(brotliDecompressSync(readFileSync(file)));
  const filled = Array.from({ length: count }, (_, at) => {
    const term = terms[at % terms.length];
    const named = { ja: `${at} ${term.term.ja}`, en: `${at} ${term.term.en}` };
    return { ...term, id: `${term.id}-${at}`, term: named, related: [] };
  });
  writeFileSync(file, brotliCompressSync(JSON.stringify(filled)));
}

async function measured(app, where) {
  const frames = [];
  const before = processorTime(app.pid);
  for (let round = 0; round < 30; round++) for (const key of presses) frames.push(await app.press(key, 40));
  const spent = (processorTime(app.pid) - before) / frames.length;
  const drawn = frames.filter(({ took }) => took > 0);
  const took = (share) =>
    percentile(
      drawn.map((frame) => frame.took),
      share,
    );
  const bytes = (share) =>
    percentile(
      drawn.map((frame) => frame.bytes),
      share,
    );
  return [
    { what: `${where}: key to frame, p50`, value: `${took(50).toFixed(1)} ms` },
    { what: `${where}: p95`, value: `${took(95).toFixed(1)} ms`, target: '16 ms', good: took(95) <= 16 },
    { what: `${where}: processor time of a key`, value: `${spent.toFixed(1)} ms` },
    { what: `${where}: bytes of a frame, p50 and p95`, value: `${bytes(50)} ${bytes(95)}` },
  ];
}

/** Milliseconds on a processor since the start; 0 where the system does not tell. */
function processorTime(pid) {
  const fields = told(`/proc/${pid}/stat`)?.split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

function residentOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(told(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

function told(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
