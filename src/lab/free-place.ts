import { canCarry } from './capability.ts';
import type { Doors } from './doors.ts';
import type { Lab } from './lab.ts';

/** Where nothing is billed: a lab (the same one, or the nearest that teaches this) and the place it runs in. */
export type FreeWay = { readonly lab: string; readonly place: 'practice' | 'offline' };

/** Where a lab costs nothing and needs nothing of the learner's own; undefined when it has no such place. */
export function freePlace({ requires }: Lab, { providers }: Doors): FreeWay['place'] | undefined {
  if (requires.target.includes('offline')) return 'offline';
  const practice = providers.find(({ id }) => id === 'practice');
  const fits = practice !== undefined && canCarry(practice.capabilities, requires.needs);
  return requires.target.includes('practice') && fits ? 'practice' : undefined;
}

/** The way to learn this for nothing: the lab itself where that is free, else the one it names. */
export async function freeWay(lab: Lab, doors: Doors): Promise<FreeWay | undefined> {
  const own = freePlace(lab, doors);
  if (own !== undefined) return { lab: lab.id, place: own };
  const other = lab.freeAlternative === undefined ? undefined : (await doors.lab(lab.freeAlternative))?.lab;
  const place = other === undefined ? undefined : freePlace(other, doors);
  return other === undefined || place === undefined ? undefined : { lab: other.id, place };
}
