import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import type { Block } from '../../text/block.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { cellsOf, say, spread } from '../frame/spans.ts';
import type { Caret } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { learnerOf } from '../learner.ts';
import { cardNote } from '../question/card-note.ts';
import { drawAsking } from '../question/draw-asking.ts';
import { drawVerdict } from '../question/draw-verdict.ts';
import type { Drawn, Sheet } from '../question/drawn.ts';
import { sheetFor, sourceLines } from '../question/question-body.ts';
import { type Sitting, sit } from '../question/sitting.ts';
import type { Env } from '../screen.ts';
import type { Page } from './page.ts';
import type { LessonState } from './state.ts';

/** A check of a lesson where it stands: its block, its lines on the page, and where the pointer and caret are. */
export type PlacedCheck = {
  readonly question: string;
  readonly block: number;
  readonly first: number;
  readonly end: number;
  readonly focus?: readonly [number, number];
  readonly caret?: Caret;
};

export type CheckedPage = Page & { readonly checks: readonly PlacedCheck[] };

/** The question of a check, as far as it was answered; fresh when it was not touched. */
export function sittingOf(state: LessonState, question: string, env: Env): Sitting | undefined {
  const touched = state.checks[question];
  if (touched !== undefined) return touched;
  const asked = env.services.course.question(question);
  return asked && sit([asked], 'lesson', state.lesson, env, false);
}

const questionOf = (block: Block | undefined): string | undefined =>
  block?.kind === 'check' ? block.question : undefined;

/** Puts the checks into the places the layout kept for them. `active` has the pointer. */
export function withChecks(
  page: Page,
  state: LessonState,
  active: string | undefined,
  env: Env,
): CheckedPage {
  const lines: Line[] = [];
  const checks: PlacedCheck[] = [];
  let count = 0;
  for (const each of page.lines) {
    const question = questionOf(page.blocks[each.block]);
    if (question === undefined || checks.at(-1)?.block === each.block) {
      lines.push(each);
      continue;
    }
    count++;
    const first = lines.length;
    const drawn = drawCheck(page, state, question, count, question === active, env);
    lines.push(...drawn.lines.map((line) => ({ ...line, block: each.block })));
    checks.push({
      question,
      block: each.block,
      first,
      end: lines.length,
      ...(drawn.focus && { focus: [drawn.focus[0] + first, drawn.focus[1] + first] as const }),
      ...(drawn.caret && { caret: { ...drawn.caret, line: drawn.caret.line + first } }),
    });
  }
  return { ...page, lines, starts: shiftedStarts(page, checks), checks };
}

/** Starts of blocks after the checks took more than the one line kept for each. */
function shiftedStarts(page: Page, checks: readonly PlacedCheck[]): readonly number[] {
  return page.starts.map((start, block) => {
    const before = checks.filter((check) => check.block < block);
    return start + before.reduce((sum, check) => sum + (check.end - check.first - 1), 0);
  });
}

function drawCheck(
  page: Page,
  state: LessonState,
  question: string,
  count: number,
  active: boolean,
  env: Env,
): Drawn {
  const sitting = sittingOf(state, question, env);
  if (sitting === undefined || sitting.quiz.phase === 'done') return { lines: [] };
  const label = texts.check[env.language](count, page.lesson.checks.length);
  const narrow = page.room.measure < 52;
  const base: Sheet = { ...sheetFor(page.room, env, 'plain'), label };
  if (sitting.quiz.phase === 'asking') {
    const sheet: Sheet = active ? base : { ...base, pointed: false };
    const drawn = drawAsking(sitting.quiz, sitting, sheet);
    const [first, ...rest] = drawn.lines;
    return first === undefined
      ? drawn
      : { ...drawn, lines: [{ ...first, mark: askMark(question, env) }, ...rest] };
  }
  const drawn = drawVerdict(sitting.quiz, { ...base, density: 'close' });
  const sources = narrow ? [] : sourceLines(sitting.quiz, base, env);
  const note = cardNote(sitting.quiz, env);
  const [head, ...rest] = [...drawn.lines, ...sources];
  if (head === undefined || note === undefined) return { ...drawn, lines: [...drawn.lines, ...sources] };
  const isRoom = cellsOf(head.spans) + 2 + widthOf(note.short) <= base.width;
  const first = isRoom
    ? { ...head, spans: spread(head.spans, [say(note.short, 'quiet')], base.width) }
    : head;
  return { ...drawn, lines: [first, ...rest] };
}

/** `?` for a check that was never answered, else the mark of its last verdict. */
function askMark(question: string, env: Env) {
  const last = learnerOf(env).progress.items.get(question)?.last;
  if (last === undefined) return marks.open;
  return last === 'right' ? marks.right : last === 'partly' ? marks.partly : marks.wrong;
}

/** The check that takes the keys: the first open one that is whole on the screen, or fills it. */
export function activeCheck(page: CheckedPage, state: LessonState, top: number, rows: number, env: Env) {
  return page.checks.find((check) => {
    if (state.passed.includes(check.question)) return false;
    if (sittingOf(state, check.question, env)?.quiz.phase !== 'asking') return false;
    const seen = Math.min(check.end, top + rows) - Math.max(check.first, top);
    return seen >= Math.min(check.end - check.first, Math.max(4, Math.ceil(rows / 2)));
  });
}

/** The check whose verdict is on the screen. */
export function judgedCheck(page: CheckedPage, state: LessonState, top: number, rows: number) {
  return page.checks.find(
    (check) =>
      state.checks[check.question]?.quiz.phase === 'explaining' &&
      check.first < top + rows &&
      check.end > top,
  );
}
