import { join, resolve } from 'node:path';
import type { Course } from '../course/course.ts';
import type { Finding } from '../course/finding.ts';
import { loadCourse } from '../course/load.ts';
import { loadCompiled } from '../course/load-compiled.ts';
import { proofread } from '../course/proofread.ts';
import { proofreadLab } from '../course/proofread-lab.ts';
import { labIds, readLab } from '../course/read-lab.ts';
import type { Folder } from '../host/folder.ts';
import { readGuarded } from './guard-content.ts';
import type { World } from './world.ts';

/** A file beside the program. */
const programOf = (world: Pick<World, 'content'>): string => join(world.content, '../content-worker.js');

/** Proofreads a folder that anybody may have written: ends with a Problem where reading it would not end. */
export const proofreadGuarded = (
  folder: string,
  world: Pick<World, 'cwd' | 'content'>,
): Promise<readonly Finding[]> =>
  readGuarded(programOf(world), { folder: resolve(world.cwd, folder), wanted: 'findings' });

/** The course of a folder as learners would get it, made in memory. */
export async function courseOfFolder(folder: string, world: Pick<World, 'cwd' | 'content'>): Promise<Course> {
  const job = { folder: resolve(world.cwd, folder), wanted: 'course' } as const;
  const files = new Map(await readGuarded(programOf(world), job));
  return loadCompiled((name) => files.get(name) ?? 'null');
}

/** `compared` is told when all is read and files are compared with each other. */
export function proofreadAll(folder: Folder, compared: () => void = () => {}): readonly Finding[] {
  const material = loadCourse(folder);
  const labs = labIds(folder).map((id) => ({ id, lab: readLab(folder, id, '') }));
  compared();
  return [
    ...proofread(material, new Set(labs.map(({ id }) => id))),
    ...labs.flatMap(({ id, lab }) => [...lab.findings, ...proofreadLab(lab, folder, id)]),
  ];
}
