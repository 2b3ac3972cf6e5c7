import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileCourse } from '../src/course/compile.ts';
import { loadCourse } from '../src/course/load.ts';
import { openFolder } from '../src/host/folder.ts';

/** Compiles the course of `root` into `target` and returns how many mistakes of authors stood in the way. */
export function compileInto(root: string, target: string): number {
  const material = loadCourse(openFolder(root));
  for (const [name, text] of compileCourse(material)) {
    const path = join(target, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return material.findings.length;
}
