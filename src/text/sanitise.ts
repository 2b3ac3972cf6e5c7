import type { Safe } from './safe.ts';

const nothingToDo =
  /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u27bf\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u9fff\uff01-\uff9f]*$/;

/** CSI; OSC, DCS, SOS, PM, APC with or without their end; two- and three-byte escapes. 7- and 8-bit forms. */
const escapes = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]?',
    '(?:\\x1b[\\]PX^_]|[\\x9d\\x90\\x98\\x9e\\x9f])[^\\x07\\x1b\\x9c\\r\\n]*(?:\\x07|\\x1b\\\\|\\x9c)?',
    '\\x1b[\\x20-\\x2f]*[\\x30-\\x7e]?',
  ].join('|'),
  'g',
);

const unseen = new RegExp(
  `[${[
    '\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f', // controls but line feed
    '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u206f', // bidi
    '\\u00ad\\u034f\\u180e\\u200b-\\u200d\\u2060-\\u2065\\ufeff', // zero width
    '\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0\\ufff0-\\ufffb', // fillers, annotations
    '\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f', // variation selectors
    '\\u{13430}-\\u{1345f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}', // format controls, tags
  ].join('')}]`,
  'gu',
);

const tooManyMarks = /(\p{M}{8})\p{M}+/gu;
const brokenPairs = /\p{Surrogate}/gu;

/**
 * Text from outside made fit for the screen: no escape sequence, control, bidi, zero-width or tag character, at most
 * eight combining marks in a row. CR, LS and PS become line feeds, a tab four blanks, a broken surrogate `?`.
 */
export function sanitise(text: string): Safe {
  if (nothingToDo.test(text)) return text as Safe;
  return text
    .replace(escapes, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(unseen, '')
    .replace(brokenPairs, '?')
    .replace(tooManyMarks, '$1') as Safe;
}

/** The same on one line: line feeds become blanks. */
export const sanitiseLine = (text: string): Safe => sanitise(text).replace(/\n+/g, ' ') as Safe;
