import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { edited, fieldText, typed } from '../components/field.ts';
import type { Message } from '../screen.ts';
import { findIn } from './find.ts';
import { anchorAt } from './page.ts';
import type { Reading } from './reading.ts';
import { type Find, type LessonState, type LessonStep, withoutFind } from './state.ts';

/** Writing the words of a find; Enter goes to the first hit from here on. */
export function typeFind(
  state: LessonState,
  find: Find,
  message: Message<never>,
  reading: Reading,
): LessonStep {
  switch (message.type) {
    case 'text':
    case 'paste':
      return { state: { ...state, find: { ...find, field: typed(find.field, message.text) } } };
    case 'edit':
      return { state: { ...state, find: { ...find, field: edited(find.field, message.key) } } };
    case 'act':
      if (message.action === 'back') return { state: withoutFind(state) };
      return message.action === 'primary' ? startFind(state, find, reading) : { state };
    default:
      return { state };
  }
}

function startFind(state: LessonState, find: Find, reading: Reading): LessonStep {
  const words = fieldText(find.field);
  const hits = findIn(reading.page.lines, words);
  if (hits.length === 0) {
    const text = { ja: texts.noHit.ja(words), en: texts.noHit.en(words) };
    return { state: withoutFind(state), effects: words === '' ? [] : [{ type: 'notice', text }] };
  }
  const after = hits.findIndex((hit) => hit.line >= reading.top);
  return toHit(
    { ...state, find: { ...find, typing: false, at: Math.max(0, after) } },
    Math.max(0, after),
    reading,
  );
}

/** To the next or previous hit; from the last one it goes on at the first. */
export function walkHits(state: LessonState, find: Find, by: 1 | -1, reading: Reading): LessonStep {
  const { hits } = reading;
  if (hits.length === 0) return { state };
  const at = (find.at + by + hits.length) % hits.length;
  return toHit({ ...state, find: { ...find, at } }, at, reading);
}

/** Brings a hit onto the screen, with two rows above it. */
function toHit(state: LessonState, at: number, { page, top, rows, hits }: Reading): LessonStep {
  const line = (hits[at] ?? findIn(page.lines, fieldText(state.find?.field ?? { graphemes: [], at: 0 }))[at])
    ?.line;
  if (line === undefined || (line >= top && line < top + rows - 2)) return { state };
  return { state: { ...state, anchor: anchorAt(page.lines, page.starts, Math.max(0, line - 2)) } };
}
