import { resolve } from 'node:path';
import type { Finding } from '../course/finding.ts';
import { loadCourse } from '../course/load.ts';
import { proofread } from '../course/proofread.ts';
import { openFolder } from '../host/folder.ts';
import type { World } from './world.ts';

/** Reads a course folder on disk and proofreads all of it. */
export const proofreadFolder = (folder: string, world: World): readonly Finding[] =>
  proofread(loadCourse(openFolder(resolve(world.cwd, folder))));
