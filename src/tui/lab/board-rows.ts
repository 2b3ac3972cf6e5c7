import { sayDuration } from '../../i18n/amounts.ts';
import type { Language } from '../../i18n/language.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { CheckReport, LabReport } from '../../lab/report.ts';
import type { Verdict } from '../../lab/verdict.ts';
import type { Line, Mark, Role, Span } from '../../text/line.ts';
import type { ListPart } from '../components/list.ts';
import type { Room } from '../frame/room.ts';
import { blanks, cellsOf, emptyLine, fitted, line, padded, say } from '../frame/spans.ts';
import { marks, number } from '../glyphs.ts';
import { paragraph } from '../question/rich-text.ts';
import { type BoardRow, boardRows } from './board-state.ts';

const markOf = {
  pass: marks.right,
  'not-yet': marks.waiting,
  fail: marks.wrong,
  blocked: marks.blocked,
  error: marks.caution,
} as const satisfies Record<Verdict, Mark>;

const roleOf = {
  pass: 'pass',
  'not-yet': 'wait',
  fail: 'fail',
  blocked: 'wait',
  error: 'wait',
} as const satisfies Record<Verdict, Role>;

const pointsWidth = 5;

function pointsText(check: CheckReport): string {
  if (check.keep) return '';
  return `${check.points ?? '-'}/${check.maxPoints}`;
}

/** The verdict's word, and what makes it definite: time left, or the check it waits for. */
function verdictSpans(
  check: CheckReport,
  left: number | undefined,
  language: Language,
  short = false,
): readonly Span[] {
  const word = say(texts.verdict[check.verdict][language], roleOf[check.verdict]);
  if (short && check.verdict === 'not-yet' && left !== undefined)
    return [word, say(` ${sayDuration(left, language)}`, 'quiet')];
  if (short) return [word];
  if (check.verdict === 'not-yet' && left !== undefined)
    return [word, blanks(2), say(texts.waitingLeft[language](left), 'quiet')];
  if (check.verdict === 'blocked' && check.blockedBy !== undefined) {
    const by = texts.blockedBy[language](check.blockedBy);
    return [word, blanks(language === 'ja' ? 2 : 1), say(by, 'quiet')];
  }
  return [word];
}

/** How the rows of one board are set. */
type Setting = {
  readonly room: Room;
  readonly language: Language;
  readonly spent: number;
  readonly column: number;
};

const leftOf = (check: CheckReport, spent: number): number | undefined =>
  check.remaining === undefined ? undefined : Math.max(0, check.remaining - spent);

/** Cells before the verdict: the longest text and three blanks, but every verdict keeps its room. */
function columnFor(rows: readonly BoardRow[], room: Room, language: Language, spent: number): number {
  if (room.measure < 52) {
    const short = rows.map(({ check }) => cellsOf(verdictSpans(check, leftOf(check, spent), language, true)));
    return Math.min(17, room.measure - pointsWidth - Math.max(0, ...short));
  }
  const texts = rows.map(({ check }) => cellsOf([say(check.text[language])]));
  const words = rows.map(({ check }) => cellsOf(verdictSpans(check, leftOf(check, spent), language)));
  return Math.min(Math.max(0, ...texts) + 3, room.measure - pointsWidth - Math.max(0, ...words));
}

function drawRow(row: BoardRow, pointed: boolean, { room, language, spent, column }: Setting): ListPart {
  const { check } = row;
  const wide = room.measure >= 52;
  const points = padded([say(pointsText(check))], pointsWidth);
  const verdict = verdictSpans(check, leftOf(check, spent), language);
  const role = pointed ? 'strong' : 'text';
  if (!wide) {
    const id = padded([say(check.id, role)], column);
    const word = verdictSpans(check, leftOf(check, spent), language, true);
    return { mark: markOf[check.verdict], lines: [line([...points, ...id, ...word])] };
  }
  const [first, ...rest] = paragraph(check.text[language], { width: column - 2, hang: 0 }, 0, role);
  const head = line([...points, ...padded(first?.spans ?? [], column), ...verdict]);
  const under = rest.map((each) => line([blanks(pointsWidth), ...each.spans]));
  return { mark: markOf[check.verdict], lines: [head, ...under] };
}

/** On a low terminal a task takes one line, cut where it must be. */
const head = (at: number, text: string, room: Room): readonly Line[] =>
  room.rules
    ? paragraph(text, { width: room.measure, hang: room.hang }, 0, 'strong').map((each, index) =>
        index === 0 ? { ...each, sign: number(at) } : each,
      )
    : [line(fitted([say(text, 'strong')], room.measure), { sign: number(at) })];

/** Tasks with their checks; what must not change stands last, as a task of its own. `spent`: ms since the report. */
export function boardParts(
  report: LabReport,
  at: number,
  room: Room,
  language: Language,
  spent: number,
): readonly ListPart[] {
  const rows = boardRows(report);
  const setting = { room, language, spent, column: columnFor(rows, room, language, spent) };
  const draw = (row: BoardRow) => drawRow(row, rows.indexOf(row) === at, setting);
  const gap = room.rules ? [emptyLine] : [];
  const parts: ListPart[] = [];
  let shown = 0;
  for (const task of report.tasks) {
    const own = rows.filter((row) => row.task === task.id && !row.check.keep);
    if (own.length === 0) continue;
    parts.push({ between: [...(shown > 0 ? gap : []), ...head(++shown, task.text[language], room)] });
    parts.push(...own.map(draw));
  }
  const kept = rows.filter((row) => row.check.keep);
  if (kept.length > 0) {
    parts.push({ between: [...(shown > 0 ? gap : []), ...head(++shown, texts.keeps[language], room)] });
    parts.push(...kept.map(draw));
  }
  return parts;
}
