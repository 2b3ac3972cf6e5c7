import { resolve } from 'node:path';
import { compileCourse } from '../course/compile.ts';
import type { Course } from '../course/course.ts';
import type { Finding } from '../course/finding.ts';
import { loadCourse } from '../course/load.ts';
import { loadCompiled } from '../course/load-compiled.ts';
import { proofread } from '../course/proofread.ts';
import { proofreadLab } from '../course/proofread-lab.ts';
import { labIds, readLab } from '../course/read-lab.ts';
import { type Folder, openFolder } from '../host/folder.ts';
import type { World } from './world.ts';

/** Reads a course folder on disk and proofreads all of it. */
export const proofreadFolder = (folder: string, world: Pick<World, 'cwd'>): readonly Finding[] =>
  proofreadAll(openFolder(resolve(world.cwd, folder)));

/** The course of a folder as learners would get it, made in memory. */
export function courseOfFolder(folder: string, world: Pick<World, 'cwd'>): Course {
  const files = compileCourse(loadCourse(openFolder(resolve(world.cwd, folder))));
  return loadCompiled((name) => files.get(name) ?? 'null');
}

const proofreadAll = (folder: Folder): readonly Finding[] => [
  ...proofread(loadCourse(folder), new Set(labIds(folder))),
  ...labIds(folder).flatMap((id) => {
    const lab = readLab(folder, id, '');
    return [...lab.findings, ...proofreadLab(lab, folder, id)];
  }),
];
