import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Doors } from '../lab/doors.ts';
import type { LabPackage } from '../lab/lab.ts';
import type { Proof } from '../lab/qualify.ts';
import type { World } from './world.ts';

/** Keeps what the place answered in one proven state of a session. */
export type KeepLook = (proof: Proof, session: string) => Promise<void>;

/** A recorder of a lab's looks, one file a state, in a folder of the lab's own that is emptied first. */
export async function lookKeeper(
  pack: LabPackage,
  doors: Doors,
  into: string,
  world: World,
): Promise<KeepLook> {
  const { recordLook } = await import('../lab/record-look.ts');
  const folder = join(resolve(world.cwd, into), pack.lab.id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return async ({ step, name }, session) => {
    const state = step === name ? name : `${step}-${name}`;
    const look = await recordLook(doors, pack, session, state);
    await writeFile(join(folder, `${state}.json`), `${JSON.stringify(look)}\n`);
  };
}
