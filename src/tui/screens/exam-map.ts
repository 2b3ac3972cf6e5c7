import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import type { ExamSession } from '../../study/exam/session.ts';
import { countsOf } from '../../study/exam/session.ts';
import type { Line, Span } from '../../text/line.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { blanks, emptyLine, line, say } from '../frame/spans.ts';
import { sheetFor } from '../question/question-body.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

export const mapFilters = ['all', 'answered', 'open', 'flagged'] as const;
export type MapFilter = (typeof mapFilters)[number];

/** Cells of one number of the map: pointer, bracket, two digits, bracket, flag. */
const cell = 7;

export const mapColumns = (room: Room): number =>
  Math.max(3, Math.min(10, Math.floor((room.measure + 1) / cell)));

const isAnswered = ({ sitting }: ExamSession, id: string): boolean =>
  sitting.tasks.has(id) || (sitting.answers.get(id)?.answer.some((part) => part.trim() !== '') ?? false);

/** Whether the item at an index belongs to what the map shows. */
export function inFilter(session: ExamSession, index: number, filter: MapFilter): boolean {
  const id = session.sitting.paper.items[index]?.id;
  if (id === undefined) return false;
  if (filter === 'answered') return isAnswered(session, id);
  if (filter === 'open') return !isAnswered(session, id);
  return filter === 'all' || session.sitting.flagged.has(id);
}

/** All numbers in rows of ten: brackets are answers, stars flags; then the question under the pointer. */
export function mapLines(
  session: ExamSession,
  at: number,
  filter: MapFilter,
  env: Env,
): { readonly lines: readonly Line[]; readonly focus: readonly [number, number] } {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { items } = session.sitting.paper;
  const counts = countsOf(session);
  const numbers = { all: counts.all, answered: counts.answered, open: counts.open, flagged: counts.flagged };
  const head = mapFilters.flatMap((name): readonly Span[] => [
    say(`${texts.counts[name][language]} ${numbers[name]}`, name === filter ? 'strong' : 'text'),
    blanks(3),
  ]);
  const gap = room.rules ? [emptyLine] : [];
  const wide = mapColumns(room);
  const rows: Line[] = [];
  for (let from = 0; from < items.length; from += wide) {
    const spans = items
      .slice(from, from + wide)
      .flatMap((_, step) => numberCell(session, from + step, at, filter));
    rows.push(line(spans));
  }
  const top = [...gap, line(head), ...gap];
  const focus = top.length + Math.floor(at / wide);
  const legend = [...gap, line([say(texts.legend[language])]), ...gap];
  return {
    lines: [...top, ...rows, ...legend, ...pointedLines(session, at, room, env)],
    focus: [focus, focus],
  };
}

/** ` [12]* `, `▸ 12   `: what the filter leaves out is quiet. */
function numberCell(session: ExamSession, index: number, at: number, filter: MapFilter): readonly Span[] {
  const id = session.sitting.paper.items[index]?.id ?? '';
  const number = String(index + 1).padStart(2);
  const shown = isAnswered(session, id) ? `[${number}]` : ` ${number} `;
  const star = session.sitting.flagged.has(id) ? '*' : ' ';
  const pointer = index === at ? say('▸', 'here') : blanks(1);
  const role = index === at ? 'strong' : inFilter(session, index, filter) ? 'text' : 'quiet';
  return [pointer, say(`${shown}${star}`, role), blanks(cell - 1 - shown.length - 1)];
}

function pointedLines(session: ExamSession, at: number, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const item = session.sitting.paper.items[at];
  if (item === undefined) return [];
  const state = texts.state[isAnswered(session, item.id) ? 'answered' : 'open'][language];
  const flagged = session.sitting.flagged.has(item.id) ? `   ${texts.state.flagged[language]}` : '';
  const title = line([
    say(`${texts.position[language](at + 1, session.sitting.paper.items.length)}   ${state}${flagged}`),
  ]);
  const stem =
    item.kind === 'question' ? item.question.stem[language] : `${texts.shared.task[language]}  ${item.id}`;
  const lines = paragraph(stem, sheetFor(room, env, 'close'));
  return [title, ...lines.slice(0, Math.max(2, room.body - 16))];
}
