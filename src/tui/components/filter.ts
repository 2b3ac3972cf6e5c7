import type { Both, Language } from '../../i18n/language.ts';
import type { Room } from '../frame/room.ts';
import { line, say } from '../frame/spans.ts';
import type { Band } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import type { Message } from '../screen.ts';
import { edited, emptyField, type Field, seenField, typed } from './field.ts';

export type FilterWords = { readonly title: Both; readonly done: Both; readonly clear: Both };

/** A filter while it is written, with the caret in it. */
export function filterBand(filter: Field, words: FilterWords, room: Room, language: Language): Band {
  const seen = seenField(filter, room.measure);
  return {
    title: words.title[language],
    lines: [line([say(seen.text, 'edit')], { sign: marks.here })],
    caret: { line: 0, cell: seen.caret },
    tight: true,
    keys: [use('primary', words.done), use('back', words.clear)],
  };
}

/** What a key makes of a filter that is written: Enter keeps it, Esc empties it. Undefined when nothing changes. */
export function filterStep(
  filter: Field,
  message: Message<never>,
): { readonly filter: Field; readonly typing: boolean } | undefined {
  switch (message.type) {
    case 'text':
    case 'paste':
      return { filter: typed(filter, message.text), typing: true };
    case 'edit':
      return { filter: edited(filter, message.key), typing: true };
    case 'act':
      if (message.action === 'primary') return { filter, typing: false };
      return message.action === 'back' ? { filter: emptyField, typing: false } : undefined;
    default:
      return undefined;
  }
}
