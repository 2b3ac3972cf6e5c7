import { join } from 'node:path';
import { readPacked } from '../host/packed-file.ts';
import type { LabPackage } from '../lab/lab.ts';
import { Problem } from '../problem.ts';
import type { World } from './world.ts';

/** The compiled labs beside the compiled course. */
export function compiledLabs(world: World): readonly LabPackage[] {
  const root = join(world.content, '../labs');
  try {
    const packs = JSON.parse(readPacked(join(root, 'index.json'))) as readonly LabPackage[];
    return packs.map((pack) => ({ ...pack, folder: join(root, pack.lab.id) }));
  } catch (cause) {
    throw new Problem('course-missing', { folder: root }, { cause });
  }
}
