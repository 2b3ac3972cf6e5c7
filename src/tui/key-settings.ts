import { shellTexts } from '../i18n/texts/shell.ts';
import type { View } from './frame/view.ts';
import { type Action, type Binding, type BindingId, everywhere, type KeyUse, keyTable } from './keys.ts';
import { learnerOf } from './learner.ts';
import type { ChosenSettings } from './look.ts';
import type { Env } from './screen.ts';

/** Rows of the key table that the learner may give other keys, and the rows that go with them. */
const families: Readonly<Partial<Record<BindingId, readonly BindingId[]>>> = {
  move: ['move'],
  ends: ['ends'],
  steps: ['steps', 'next', 'previous'],
};

/** Enter, Esc, Space, Tab, Ctrl-C and what chooses stay: with them one gets out of, and through, everything. */
const isChangeable = (id: BindingId): boolean =>
  id in families || (id !== 'next' && id !== 'previous' && /^[!-~]$/.test(keyTable[id].shown));

/** Names for `config set key.<name>`. */
export const keyNames: readonly BindingId[] = (Object.keys(keyTable) as BindingId[]).filter(isChangeable);

/** Other keys for the keys of the table: from what the table says to what the learner presses. */
type Swap = ReadonlyMap<string, string>;

const partsOf = (shown: string): readonly string[] => (shown.length === 1 ? [shown] : shown.split('/'));

/** The keys a text names for a row: one character each, parted by `/` where the row has two. */
export function keysIn(id: BindingId, text: string): readonly string[] | undefined {
  const wanted = partsOf(keyTable[id].shown).length;
  const keys = wanted === 1 ? [text] : text.split('/');
  const usable = keys.every((key) => /^[!-~]$/.test(key)) && new Set(keys).size === keys.length;
  return usable && keys.length === wanted ? keys : undefined;
}

const actionsOf = (id: BindingId): Readonly<Record<string, Action>> => (keyTable[id] as Binding).keys;

/** Another row that already has one of the keys, here or by the learner's own choice. */
export function keyConflict(
  id: BindingId,
  keys: readonly string[],
  chosen: ChosenSettings,
): { readonly key: string; readonly other: BindingId } | undefined {
  const own = families[id] ?? [id];
  const swaps = swapsOf(chosen);
  for (const other of Object.keys(keyTable) as BindingId[]) {
    if (own.includes(other)) continue;
    const taken = takenBy(other, swaps.get(other));
    const key = keys.find((each) => taken(each) && !sharedByTable(each, own, other));
    if (key !== undefined) return { key, other };
  }
  return undefined;
}

const takenBy = (id: BindingId, swap?: Swap) => {
  const keys = Object.keys(actionsOf(id)).map((key) => swap?.get(key) ?? key);
  return (key: string) => keys.includes(key);
};

/** `b` is a bookmark and a letter to choose: the table has seen to it that they do not meet. */
const sharedByTable = (key: string, own: readonly BindingId[], other: BindingId): boolean =>
  key in actionsOf(other) && own.some((id) => key in actionsOf(id));

let kept: { readonly of: ChosenSettings; readonly swaps: ReadonlyMap<BindingId, Swap> } | undefined;

/** What the settings change, row by row; values that are no keys are passed over. */
function swapsOf(chosen: ChosenSettings): ReadonlyMap<BindingId, Swap> {
  if (kept?.of === chosen) return kept.swaps;
  const swaps = new Map<BindingId, Swap>();
  for (const id of keyNames) {
    const value = chosen.get(`key.${id}`);
    const keys = value === undefined ? undefined : keysIn(id, String(value));
    if (keys === undefined) continue;
    const swap = new Map(partsOf(keyTable[id].shown).map((key, at) => [key, keys[at] ?? key]));
    for (const member of families[id] ?? [id]) swaps.set(member, swap);
  }
  kept = { of: chosen, swaps };
  return swaps;
}

/** Uses with the learner's own keys, for the footer, `?` and the keyboard alike. */
export function withOwnKeys(uses: readonly KeyUse[], chosen: ChosenSettings): readonly KeyUse[] {
  const swaps = swapsOf(chosen);
  if (swaps.size === 0) return uses;
  return uses.map((each) => {
    const swap = swaps.get(each.id);
    if (swap === undefined) return each;
    const swapped = (key: string) => swap.get(key) ?? key;
    const keys = Object.entries(actionsOf(each.id)).map(([key, action]) => [swapped(key), action] as const);
    const shown = partsOf(keyTable[each.id].shown).map(swapped).join('/');
    return { ...each, shown, keys: Object.fromEntries(keys) };
  });
}

const chosenIn = (env: Env): ChosenSettings => learnerOf(env).progress.settings;

/** Japanese cannot be shown where the locale is not UTF-8: the key is off, and its name is one that can. */
const asOffered = (key: KeyUse, { look, language }: Env): KeyUse =>
  key.id !== 'language' || look.utf8 || language === 'ja'
    ? key
    : { ...key, label: shellTexts.japanese, off: shellTexts.needsUtf8, footer: false };

const usesIn = (uses: readonly KeyUse[], env: Env): readonly KeyUse[] => {
  const own = withOwnKeys(uses, chosenIn(env));
  const offered = own.map((each) => asOffered(each, env));
  return offered.every((each, at) => each === own[at]) ? own : offered;
};

/** A view with the keys that work here, the learner's own among them, its band included. */
export function viewWithOwnKeys(view: View, env: Env): View {
  const keys = usesIn(view.keys, env);
  const band = view.band && { ...view.band, keys: usesIn(view.band.keys, env) };
  return keys === view.keys && band?.keys === view.band?.keys
    ? view
    : { ...view, keys, ...(band && { band }) };
}

/** Keys that work on every screen, with the learner's own. */
export const everywhereWith = (env: Env): readonly KeyUse[] => usesIn(everywhere, env);
