import { resolve } from 'node:path';
import type { Finding } from '../course/finding.ts';
import { loadCourse } from '../course/load.ts';
import { proofread } from '../course/proofread.ts';
import { proofreadLab } from '../course/proofread-lab.ts';
import { labIds, readLab } from '../course/read-lab.ts';
import { type Folder, openFolder } from '../host/folder.ts';
import type { World } from './world.ts';

/** Reads a course folder on disk and proofreads all of it. */
export const proofreadFolder = (folder: string, world: World): readonly Finding[] =>
  proofreadAll(openFolder(resolve(world.cwd, folder)));

const proofreadAll = (folder: Folder): readonly Finding[] => [
  ...proofread(loadCourse(folder)),
  ...labIds(folder).flatMap((id) => {
    const lab = readLab(folder, id, '');
    return [...lab.findings, ...proofreadLab(lab, folder, id)];
  }),
];
