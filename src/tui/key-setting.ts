import { Problem } from '../problem.ts';
import { nearest } from '../text/nearest.ts';
import { keyConflict, keyNames, keysIn } from './key-settings.ts';
import { type BindingId, keyTable } from './keys.ts';
import type { ChosenSettings } from './look.ts';

const prefix = 'key.';

function rowOf(name: string): BindingId {
  const found = keyNames.find((id) => `${prefix}${id}` === name);
  if (found !== undefined) return found;
  const near = nearest(
    name,
    keyNames.map((id) => `${prefix}${id}`),
  );
  throw new Problem('no-such-setting', { name, ...(near === undefined ? {} : { near }) });
}

/** The value of `key.<name>`; without a text the key of the table. A key that means something already is refused. */
export function keySetting(name: string, text: string | undefined, chosen: ChosenSettings): string {
  const id = rowOf(name);
  const standard = keyTable[id].shown;
  const value = text ?? standard;
  const keys = keysIn(id, value);
  if (keys === undefined) {
    const allowed = standard.length === 1 ? '! - ~' : `${standard} (x/y)`;
    throw new Problem('bad-setting', { name, value, allowed });
  }
  const conflict = keyConflict(id, keys, chosen);
  if (conflict !== undefined)
    throw new Problem('key-taken', { key: conflict.key, wanted: id, other: conflict.other });
  return value;
}

/** Keys that are not those of the table, as `config list` shows them. */
export const chosenKeyRows = (chosen: ChosenSettings) =>
  keyNames.flatMap((id) => {
    const value = chosen.get(`${prefix}${id}`);
    if (value === undefined || value === keyTable[id].shown) return [];
    return [{ name: `${prefix}${id}`, value: String(value), origin: 'setting', allowed: '! - ~' }];
  });
