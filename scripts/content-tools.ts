import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  return material.findings.length + compileLabs(root, join(target, '../labs'));
}

/** Copies the labs that hold to their schema, with an index of them, and returns the number of mistakes. */
function compileLabs(root: string, target: string): number {
  const folder = openFolder(root);
  const read = labIds(folder).map((id) => readLab(folder, id, ''));
  const packs = read.flatMap(({ pack }) => pack ?? []);
  mkdirSync(target, { recursive: true });
  for (const { lab } of packs) cpSync(join(root, 'labs', lab.id), join(target, lab.id), { recursive: true });
  writeFileSync(join(target, 'index.json'), JSON.stringify(packs));
  return read.reduce((sum, { findings }) => sum + findings.length, 0);
}
