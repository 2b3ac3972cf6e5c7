import { graphemesOf, widthOf } from '../../text/width.ts';
import type { EditKey } from '../screen.ts';

/** A one-line text field: its text as graphemes, and the caret before the `at`-th. */
export type Field = { readonly graphemes: readonly string[]; readonly at: number };

export const emptyField: Field = { graphemes: [], at: 0 };

/** A field that holds a text, the caret at its end. */
export function fieldOf(text: string): Field {
  const graphemes = graphemesOf(text);
  return { graphemes, at: graphemes.length };
}

export const fieldText = (field: Field): string => field.graphemes.join('');

/** Inserts typed or pasted text; line breaks and tabs become blanks. */
export function typed(field: Field, text: string): Field {
  const clean = text.replace(/[\r\n\t]+/g, ' ');
  const before = field.graphemes.slice(0, field.at).join('');
  const after = field.graphemes.slice(field.at).join('');
  const head = graphemesOf(before + clean);
  return { graphemes: [...head, ...graphemesOf(after)], at: head.length };
}

/** What an editing key does to the field. */
export function edited(field: Field, key: EditKey): Field {
  const { graphemes, at } = field;
  const without = (from: number, to: number): Field => ({
    graphemes: [...graphemes.slice(0, from), ...graphemes.slice(to)],
    at: from,
  });
  switch (key) {
    case 'Backspace':
      return at === 0 ? field : without(at - 1, at);
    case 'Delete':
      return at === graphemes.length ? field : without(at, at + 1);
    case 'Left':
      return { graphemes, at: Math.max(0, at - 1) };
    case 'Right':
      return { graphemes, at: Math.min(graphemes.length, at + 1) };
    case 'Home':
    case 'Ctrl-a':
      return { graphemes, at: 0 };
    case 'End':
    case 'Ctrl-e':
      return { graphemes, at: graphemes.length };
    case 'Ctrl-k':
      return { graphemes: graphemes.slice(0, at), at };
    case 'Ctrl-u':
      return without(0, at);
    case 'Ctrl-w': {
      const before = graphemes
        .slice(0, at)
        .join('')
        .replace(/\S+\s*$/, '');
      return without(graphemesOf(before).length, at);
    }
  }
}

/** The part of the text that fits `width` cells with the caret in it, and the caret's cell. */
export function seenField(field: Field, width: number): { readonly text: string; readonly caret: number } {
  let from = 0;
  const cellsTo = (end: number) => widthOf(field.graphemes.slice(from, end).join(''));
  while (from < field.at && cellsTo(field.at) >= width) from++;
  let to = field.at;
  while (to < field.graphemes.length && cellsTo(to + 1) < width) to++;
  return { text: field.graphemes.slice(from, to).join(''), caret: cellsTo(field.at) };
}
