import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileCourse } from '../src/course/compile.ts';
import { loadCourse } from '../src/course/load.ts';
import { labIds, readLab } from '../src/course/read-lab.ts';
import { openFolder } from '../src/host/folder.ts';
import { writePacked } from '../src/host/packed-file.ts';

/**
 * Compiles the course of `root` into `target` and returns how many mistakes of authors stood in the way. `quality` is
 * that of the packing, 1 to 11.
 */
export function compileInto(root: string, target: string, quality = 1): number {
  const material = loadCourse(openFolder(root));
  for (const [name, text] of compileCourse(material)) writePacked(join(target, name), text, quality);
  return material.findings.length + compileLabs(root, join(target, '../labs'), quality);
}

/**
 * Copies the files of the labs that hold to their schema, with an index of what their `lab.yaml` say, and returns the
 * number of mistakes.
 */
function compileLabs(root: string, target: string, quality: number): number {
  const folder = openFolder(root);
  const read = labIds(folder).map((id) => readLab(folder, id, ''));
  const packs = read.flatMap(({ pack }) => pack ?? []);
  mkdirSync(target, { recursive: true });
  for (const { lab } of packs) {
    // Commands run in the folder of a lab: where `lab.yaml` is all there is, it keeps the folder in the package.
    const alone = folder.list(`labs/${lab.id}`).length === 1;
    const filter = (path: string) => alone || basename(path) !== 'lab.yaml';
    cpSync(join(root, 'labs', lab.id), join(target, lab.id), { recursive: true, filter });
  }
  const lines = packs.map(
    (pack) => `${[pack.lab.id, ...pack.lab.aliases].join(' ')}\t${JSON.stringify(pack)}`,
  );
  writePacked(join(target, 'index.jsonl'), lines.join('\n'), quality);
  return read.reduce((sum, { findings }) => sum + findings.length, 0);
}
