import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadCompiled } from '../../src/course/load-compiled.ts';
import { openSearch } from '../../src/course/search.ts';
import { documentsOf, searchableLab } from '../../src/course/search-documents.ts';
import { readPacked } from '../../src/host/packed-file.ts';
import type { LabPackage } from '../../src/lab/lab.ts';

/** Opens the search of a built program and prints the milliseconds of its first answer, its parts and later answers. */
const dist = process.argv[2] ?? '';
const begun = performance.now();
const course = loadCompiled((name) => readPacked(join(dist, 'content', name)));
const packs = readPacked(join(dist, 'labs/index.jsonl'))
  .split('\n')
  .map((line) => JSON.parse(line.slice(line.indexOf('\t') + 1)) as LabPackage);
const labs = packs.map(({ lab }) => searchableLab(lab));
/** Processor time: other programs of the machine have no part in it. */
const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const parts: number[] = [];
let from = used();
const search = await openSearch(documentsOf(course, labs), course.glossary.values(), async () => {
  parts.push(used() - from);
  await setImmediate();
  from = used();
});
search('IRSA');
const first = performance.now() - begun;

const queries = [
  ...[...course.glossary.values()].flatMap(({ term }) => [term.ja, term.en]),
  ...course.modules.flatMap(({ lessons }) => lessons.flatMap(({ title }) => [title.ja, title.en])),
  ...['e', 'po', 'ノ', 'karpentr', 'ｻｰﾋﾞｽ', 'ノードグループの更新'],
];
const later = queries.map((query) => {
  const before = used();
  search(query);
  return used() - before;
});
process.stdout.write(JSON.stringify({ first, longestPart: Math.max(...parts), later }));
