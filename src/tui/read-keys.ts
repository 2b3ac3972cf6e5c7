/** One thing the learner did at the keyboard: a key by name (`j`, `Enter`, `Ctrl-D`), or a paste, whole. */
export type KeyEvent =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'paste'; readonly text: string };

/** Bytes that have not become a key yet: the beginning of a sequence, or of a paste. */
export type KeyReader = { readonly pending: string; readonly pasting: boolean };

export const freshReader: KeyReader = { pending: '', pasting: false };

const pasteBegin = '\u001b[200~';
const pasteEnd = '\u001b[201~';
const longestPaste = 1_000_000;

const named: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  '\n': 'Enter',
  '\t': 'Tab',
  ' ': 'Space',
  '\u007f': 'Backspace',
  '\b': 'Backspace',
  '\u0003': 'Ctrl-C',
  '\u001a': 'Ctrl-Z',
  '\u000c': 'Ctrl-L',
};

const sequences: Readonly<Record<string, string>> = {
  '[A': 'Up',
  '[B': 'Down',
  '[C': 'Right',
  '[D': 'Left',
  '[H': 'Home',
  '[F': 'End',
  '[1~': 'Home',
  '[4~': 'End',
  '[7~': 'Home',
  '[8~': 'End',
  '[3~': 'Delete',
  '[5~': 'PgUp',
  '[6~': 'PgDn',
  '[Z': 'Shift-Tab',
  OA: 'Up',
  OB: 'Down',
  OC: 'Right',
  OD: 'Left',
  OH: 'Home',
  OF: 'End',
  OM: 'Enter',
};

/**
 * Takes a chunk of input apart, key by key. Mouse reports, focus reports and answers of the terminal vanish;
 * ESC before a character is Esc and then that character, because no key here needs Alt.
 */
export function readKeys(
  reader: KeyReader,
  chunk: string,
): { readonly reader: KeyReader; readonly events: readonly KeyEvent[] } {
  const events: KeyEvent[] = [];
  let rest = reader.pending + chunk;
  let pasting = reader.pasting;
  while (rest !== '') {
    if (pasting) {
      const end = rest.indexOf(pasteEnd);
      if (end < 0 && rest.length < longestPaste) return { reader: { pending: rest, pasting }, events };
      events.push({ kind: 'paste', text: end < 0 ? rest : rest.slice(0, end) });
      rest = end < 0 ? '' : rest.slice(end + pasteEnd.length);
      pasting = false;
      continue;
    }
    const taken = takeKey(rest);
    if (taken === 'more') return { reader: { pending: rest, pasting }, events };
    rest = rest.slice(taken.length);
    if (taken.paste) pasting = true;
    else if (taken.key !== undefined) events.push({ kind: 'key', key: taken.key });
  }
  return { reader: { pending: '', pasting }, events };
}

/** What to do when nothing followed a lone ESC for a moment: it was the key. */
export function flushKeys(reader: KeyReader): {
  readonly reader: KeyReader;
  readonly events: readonly KeyEvent[];
} {
  if (reader.pasting || reader.pending === '') return { reader, events: [] };
  const rest = [...reader.pending.slice(1)].filter((key) => key >= ' ' && key !== '\u007f');
  const keys = ['Esc', ...rest.map((key) => named[key] ?? key)];
  return { reader: freshReader, events: keys.map((key) => ({ kind: 'key', key })) };
}

type Taken = { readonly length: number; readonly key?: string; readonly paste?: true };

function takeKey(text: string): Taken | 'more' {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (first !== '\u001b') return plainKey(first);
  if (text.length === 1) return 'more';
  if (text.startsWith(pasteBegin)) return { length: pasteBegin.length, paste: true };
  const introducer = text[1];
  if (introducer === '[' || introducer === 'O') return sequenceKey(text);
  if (introducer === ']' || introducer === 'P' || introducer === '_') return stringSequence(text);
  return { length: 1, key: 'Esc' };
}

function plainKey(first: string): Taken {
  const key = named[first];
  if (key !== undefined) return { length: first.length, key };
  const code = first.codePointAt(0) ?? 0;
  if (code < 0x20) return { length: 1, key: `Ctrl-${String.fromCharCode(code + 0x60)}` };
  if (code >= 0x80 && code < 0xa0) return { length: 1 };
  return { length: first.length, key: first };
}

/** CSI and SS3: parameters, then one final byte. X10 mouse reports carry three bytes more. */
function sequenceKey(text: string): Taken | 'more' {
  for (let at = 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code <= 0x3f) continue;
    if (code < 0x40 || code > 0x7e) return { length: 1, key: 'Esc' };
    if (text.slice(1, at + 1) === '[M') return text.length < at + 4 ? 'more' : { length: at + 4 };
    const key = sequences[withoutModifiers(text.slice(1, at + 1))];
    return key === undefined ? { length: at + 1 } : { length: at + 1, key };
  }
  return text.length > 64 ? { length: text.length } : 'more';
}

/** `[1;5A` is Ctrl-Up: the arrow without what was held. */
const withoutModifiers = (sequence: string): string =>
  sequence.replace(/^\[1;\d+([A-H])$/, '[$1').replace(/^\[(\d+);\d+~$/, '[$1~');

/** OSC, DCS and APC answers of the terminal, up to BEL or ST. */
function stringSequence(text: string): Taken | 'more' {
  const end = /\u0007|\u001b\\/.exec(text);
  if (end !== null) return { length: end.index + end[0].length };
  return text.length > 4096 ? { length: text.length } : 'more';
}
