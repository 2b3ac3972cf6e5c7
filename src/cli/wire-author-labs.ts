import { join } from 'node:path';
import { labIds, readLab } from '../course/read-lab.ts';
import { openFolder } from '../host/folder.ts';
import type { LabPackage } from '../lab/lab.ts';

/** Labs of a folder of authors, those that hold to their schema. */
export function labsOfFolder(root: string): readonly LabPackage[] {
  const folder = openFolder(root);
  return labIds(folder).flatMap((id) => readLab(folder, id, join(root, 'labs', id)).pack ?? []);
}
