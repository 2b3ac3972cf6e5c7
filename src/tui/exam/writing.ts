import { answerOf } from '../../study/draft.ts';
import type { ExamSession } from '../../study/exam/session.ts';
import type { Asking } from '../../study/quiz-state.ts';
import { edited, emptyField, type Field, fieldOf, typed } from '../components/field.ts';
import type { Message } from '../screen.ts';

/** The field of a typed answer, and whether it takes the keys. */
export type Writing = { readonly field: Field; readonly typing: boolean };

export const askedNow = ({ sitting, index, asked }: ExamSession): Asking | undefined => {
  const item = sitting.paper.items[index];
  return item === undefined ? undefined : asked.get(item.id);
};

export const isTyped = (asking: Asking | undefined): asking is Asking =>
  asking !== undefined && (asking.draft.kind === 'text' || asking.draft.kind === 'gaps');

/** The field of the item on screen: an empty one takes the keys at once, a filled one waits to be asked. */
export function writingOf(session: ExamSession, typing?: boolean): Writing {
  const asking = askedNow(session);
  if (!isTyped(asking)) return { field: emptyField, typing: false };
  const parts = answerOf(asking.draft);
  const text = parts[asking.draft.kind === 'gaps' ? asking.at : 0] ?? '';
  const waits = parts.some((part) => part.trim() !== '');
  return { field: fieldOf(text), typing: !session.reader && (typing ?? !waits) };
}

/** The next gap that is open, when Enter is pressed in one. */
export function nextGap(session: ExamSession): number | undefined {
  const asking = askedNow(session);
  if (asking?.draft.kind !== 'gaps') return undefined;
  const open = asking.draft.gaps.findIndex((gap, at) => at > asking.at && gap.trim() === '');
  return open < 0 ? undefined : open;
}

/** The field after characters, a paste or an editing key. */
export const written = (field: Field, message: Message<unknown>): Field =>
  message.type === 'text' || message.type === 'paste'
    ? typed(field, message.text)
    : message.type === 'edit'
      ? edited(field, message.key)
      : field;
