import type { Both } from '../i18n/language.ts';
import { keyTexts } from '../i18n/texts/keys.ts';

/** What a key asks for, in the words of the program. Screens get these, never characters. */
export type Action =
  | 'primary'
  | 'back'
  | 'quit'
  | 'go-on'
  | 'down'
  | 'up'
  | 'top'
  | 'bottom'
  | 'half-down'
  | 'half-up'
  | 'page-down'
  | 'page-up'
  | 'next'
  | 'previous'
  | 'previous-hit'
  | 'find'
  | 'other'
  | 'other-back'
  | 'digit'
  | 'letter'
  | 'yes'
  | 'help'
  | 'language'
  | 'undo'
  | 'map'
  | 'time'
  | 'view'
  | 'terms'
  | 'lesson'
  | 'source'
  | 'copy'
  | 'bookmark'
  | 'note'
  | 'flag'
  | 'strike'
  | 'dispute'
  | 'hint'
  | 'solution'
  | 'shell'
  | 'itself'
  | 'again'
  | 'reset'
  | 'end'
  | 'hand'
  | 'broadcast'
  | 'bury'
  | 'rest'
  | 'stop'
  | 'suspend'
  | 'redraw';

/** One row of the key table: what stands in the footer, and which keys ask for what. */
export type Binding = {
  /** As printed: `j/k`, `1-9`. */
  readonly shown: string;
  readonly keys: Readonly<Record<string, Action>>;
  readonly label: Both;
};

const one = (key: string, action: Action, label: Both): Binding => ({
  shown: key,
  keys: { [key]: action },
  label,
});

const each = (keys: string, action: Action): Readonly<Record<string, Action>> =>
  Object.fromEntries([...keys].map((key) => [key, action]));

/**
 * The one key table (screens.md §4). Footer, help and documentation are generated from it, and no key is
 * handled that is not in it.
 */
export const keyTable = {
  primary: one('Enter', 'primary', keyTexts.primary),
  back: one('Esc', 'back', keyTexts.back),
  quit: one('q', 'quit', keyTexts.quit),
  'go-on': one('Space', 'go-on', keyTexts['go-on']),
  move: { shown: 'j/k', keys: { j: 'down', k: 'up', Down: 'down', Up: 'up' }, label: keyTexts.move },
  ends: { shown: 'g/G', keys: { g: 'top', G: 'bottom', Home: 'top', End: 'bottom' }, label: keyTexts.ends },
  half: {
    shown: 'Ctrl-d/u',
    keys: { 'Ctrl-d': 'half-down', 'Ctrl-u': 'half-up' },
    label: keyTexts.half,
  },
  page: { shown: 'PgUp/PgDn', keys: { PgUp: 'page-up', PgDn: 'page-down' }, label: keyTexts.page },
  steps: {
    shown: 'n/p',
    keys: { n: 'next', p: 'previous', Right: 'next', Left: 'previous' },
    label: keyTexts.steps,
  },
  next: { shown: 'n', keys: { n: 'next', Right: 'next' }, label: keyTexts.next },
  previous: { shown: 'p', keys: { p: 'previous', Left: 'previous' }, label: keyTexts.previous },
  hits: { shown: 'n/N', keys: { n: 'next', N: 'previous-hit' }, label: keyTexts.hits },
  find: one('/', 'find', keyTexts.find),
  other: { shown: 'Tab', keys: { Tab: 'other', 'Shift-Tab': 'other-back' }, label: keyTexts.other },
  digits: { shown: '1-9', keys: each('123456789', 'digit'), label: keyTexts.choose },
  letters: { shown: 'a-e', keys: each('abcde', 'letter'), label: keyTexts.choose },
  yes: one('y', 'yes', keyTexts.yes),
  help: one('?', 'help', keyTexts.help),
  language: one('L', 'language', keyTexts.language),
  undo: one('u', 'undo', keyTexts.undo),
  map: one('m', 'map', keyTexts.map),
  time: one('t', 'time', keyTexts.time),
  view: one('v', 'view', keyTexts.view),
  terms: one('i', 'terms', keyTexts.terms),
  lesson: one('l', 'lesson', keyTexts.lesson),
  source: one('o', 'source', keyTexts.source),
  copy: one('c', 'copy', keyTexts.copy),
  bookmark: one('b', 'bookmark', keyTexts.bookmark),
  note: one('e', 'note', keyTexts.note),
  flag: one('f', 'flag', keyTexts.flag),
  strike: one('x', 'strike', keyTexts.strike),
  dispute: one('D', 'dispute', keyTexts.dispute),
  hint: one('h', 'hint', keyTexts.hint),
  solution: one('S', 'solution', keyTexts.solution),
  shell: one('s', 'shell', keyTexts.shell),
  itself: one('w', 'itself', keyTexts.itself),
  again: one('r', 'again', keyTexts.again),
  reset: one('R', 'reset', keyTexts.reset),
  end: one('E', 'end', keyTexts.end),
  hand: one('H', 'hand', keyTexts.hand),
  broadcast: one('B', 'broadcast', keyTexts.broadcast),
  bury: one('-', 'bury', keyTexts.bury),
  rest: one('@', 'rest', keyTexts.rest),
  stop: one('Ctrl-C', 'stop', keyTexts.stop),
  suspend: one('Ctrl-Z', 'suspend', keyTexts.suspend),
  redraw: one('Ctrl-L', 'redraw', keyTexts.redraw),
} as const satisfies Readonly<Record<string, Binding>>;

export type BindingId = keyof typeof keyTable;

/** A row of the table as one screen uses it, in footer order. */
export type KeyUse = {
  readonly id: BindingId;
  /** What it does here; without it the table's own words. */
  readonly label?: Both;
  /** `a-d` where there are four options. */
  readonly shown?: string;
  /** The learner's own keys instead of the table's. */
  readonly keys?: Readonly<Record<string, Action>>;
  /** Why it cannot run now: shown in （）, and said when the key is pressed. */
  readonly off?: Both;
  /** False: only in `?`, not in the footer. */
  readonly footer?: false;
};

export const use = (id: BindingId, label?: Both, more: Omit<KeyUse, 'id' | 'label'> = {}): KeyUse =>
  label === undefined ? { id, ...more } : { id, label, ...more };

/** Keys that work on every screen, whatever it lists. */
export const everywhere: readonly KeyUse[] = [
  use('help'),
  use('language'),
  use('stop'),
  use('suspend'),
  use('redraw'),
  use('back'),
  use('quit'),
];

const bindingOf = (id: BindingId): Binding => keyTable[id];

/** How many of `1-9` or `a-e` a use offers; all when it does not say. */
function offered(key: KeyUse): string {
  const binding = bindingOf(key.id);
  const shown = key.shown ?? binding.shown;
  const range = /^([1-9a-z])-([1-9a-z])$/.exec(shown);
  if (range === null) return '';
  return Object.keys(binding.keys)
    .filter((each) => each >= (range[1] ?? '') && each <= (range[2] ?? ''))
    .join('');
}

export type Pressed = { readonly use: KeyUse; readonly action: Action; readonly index: number };

/** Finds what a key means among the uses of a screen; the first that knows it wins. */
export function pressedIn(uses: readonly KeyUse[], key: string): Pressed | undefined {
  for (const use of uses) {
    const action: Action | undefined = (use.keys ?? bindingOf(use.id).keys)[key];
    if (action === undefined) continue;
    if (action !== 'digit' && action !== 'letter') return { use, action, index: 0 };
    const index = offered(use).indexOf(key);
    if (index >= 0) return { use, action, index };
  }
  return undefined;
}

/** The key as the footer prints it. */
export const shownKey = (use: KeyUse): string => use.shown ?? bindingOf(use.id).shown;

export const labelOf = (use: KeyUse): Both => use.label ?? bindingOf(use.id).label;
