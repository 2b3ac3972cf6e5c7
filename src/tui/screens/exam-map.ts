import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import type { ExamSession } from '../../study/exam/session.ts';
import { countsOf } from '../../study/exam/session.ts';
import { isAnswered } from '../../study/exam/sitting.ts';
import type { Line, Span } from '../../text/line.ts';
import type { ExamState } from '../exam/state.ts';
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

/** Whether the item at an index belongs to what the map shows. */
export function inFilter(session: ExamSession, index: number, filter: MapFilter): boolean {
  const id = session.sitting.paper.items[index]?.id;
  if (id === undefined) return false;
  if (filter === 'answered') return isAnswered(session.sitting, id);
  if (filter === 'open') return !isAnswered(session.sitting, id);
  return filter === 'all' || session.sitting.flagged.has(id);
}

/** All numbers in rows of ten: brackets are answers, stars flags; then the question under the pointer. */
export function mapLines(
  { session, at, filter, tasks }: Pick<ExamState, 'session' | 'at' | 'filter' | 'tasks'>,
  env: Env,
): { readonly lines: readonly Line[]; readonly focus: readonly [number, number] } {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { items } = session.sitting.paper;
  const counts = countsOf(session);
  const numbers = { all: counts.all, answered: counts.answered, open: counts.open, flagged: counts.flagged };
  const head = mapFilters.flatMap((name, nth): readonly Span[] => [
    blanks(nth === 0 ? 0 : room.measure < 52 ? 2 : 3),
    say(`${texts.counts[name][language]} ${numbers[name]}`, name === filter ? 'strong' : 'text'),
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
  const legend = [...gap, line([blanks(1), say(texts.legend[language])]), ...gap];
  return {
    lines: [...top, ...rows, ...legend, ...pointedLines({ session, at, tasks }, room, env)],
    focus: [focus, focus],
  };
}

/** ` [12]* `, `▸ 12   `: what the filter leaves out is quiet. */
function numberCell(session: ExamSession, index: number, at: number, filter: MapFilter): readonly Span[] {
  const id = session.sitting.paper.items[index]?.id ?? '';
  const number = String(index + 1).padStart(2);
  const shown = isAnswered(session.sitting, id) ? `[${number}]` : ` ${number} `;
  const star = session.sitting.flagged.has(id) ? '*' : ' ';
  const pointer = index === at ? say('▸', 'here') : blanks(1);
  const role = index === at ? 'strong' : inFilter(session, index, filter) ? 'text' : 'quiet';
  return [pointer, say(`${shown}${star}`, role), blanks(cell - 1 - shown.length - 1)];
}

function pointedLines(
  { session, at, tasks }: Pick<ExamState, 'session' | 'at' | 'tasks'>,
  room: Room,
  env: Env,
): readonly Line[] {
  const { language } = env;
  const item = session.sitting.paper.items[at];
  if (item === undefined) return [];
  const state = texts.state[isAnswered(session.sitting, item.id) ? 'answered' : 'open'][language];
  const flagged = session.sitting.flagged.has(item.id) ? `   ${texts.state.flagged[language]}` : '';
  const title = line([say(`${texts.pointed[language](at + 1)}   ${state}${flagged}`)]);
  const stem =
    item.kind === 'question'
      ? item.question.stem[language]
      : `${texts.shared.task[language]}  ${tasks.get(item.id)?.title[language] ?? item.id}`;
  const lines = paragraph(stem, sheetFor(room, env, 'close'));
  return [title, ...lines.slice(0, Math.max(2, room.body - 16))];
}
