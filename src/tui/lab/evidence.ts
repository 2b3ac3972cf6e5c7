import type { Both, Language } from '../../i18n/language.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { CheckReport } from '../../lab/report.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import type { Room } from '../frame/room.ts';
import { paragraph } from '../question/rich-text.ts';
import { commandLines, labelled, problemLines } from './told-lines.ts';

/** Room for text in the evidence: the body's measure, or the panel's. */
export type EvidenceRoom = Pick<Room, 'measure' | 'hang'>;

const columnOf = (language: Language) => (language === 'ja' ? 6 : 10);

function gapLines(
  label: Both,
  parts: readonly Both[],
  language: Language,
  room: EvidenceRoom,
): readonly Line[] {
  const column = columnOf(language);
  return parts.flatMap((part, at) => labelled(at === 0 ? label[language] : '', part[language], room, column));
}

/** Expected, actual, why and next of one check, or why there is nothing to show. */
export function evidenceLines(
  check: CheckReport,
  language: Language,
  room: EvidenceRoom & Room,
): readonly Line[] {
  if (check.problem !== undefined) return problemLines(check.problem, language, room);
  if (check.verdict === 'pass') return paragraph(texts.passesHere[language], sized(room));
  if (check.verdict === 'blocked' && check.blockedBy !== undefined)
    return paragraph(texts.waitsFor[language](check.blockedBy), sized(room));
  const column = columnOf(language);
  const next = check.next;
  return [
    ...gapLines(texts.expected, check.expected, language, room),
    ...gapLines(texts.actual, check.actual, language, room),
    ...(check.why === undefined ? [] : labelled(texts.why[language], check.why[language], room, column)),
    ...(next === undefined ? [] : labelled(texts.next[language], next.say[language], room, column)),
    ...(next?.command === undefined ? [] : commandLines(next.command, room.measure)),
  ];
}

const sized = ({ measure, hang }: EvidenceRoom) => ({ width: measure, hang });

/** On a narrow terminal one line where both fit; else what is comes first, because the row may show no more. */
export function evidenceShort(check: CheckReport, language: Language, room: EvidenceRoom): readonly Line[] {
  const expected = check.expected[0]?.[language];
  const actual = check.actual[0]?.[language];
  if (expected === undefined || actual === undefined) return [];
  const [wanted, seen] = [`${texts.expected[language]} ${expected}`, `${texts.actual[language]} ${actual}`];
  const both = `${wanted}   ${seen}`;
  const lines = widthOf(both) <= room.measure ? [both] : [seen, wanted];
  return lines.flatMap((text) => paragraph(text, { width: room.measure, hang: 0 }));
}
