import type { Instant, StudyEvent } from '../history.ts';
import type { Question } from '../question.ts';
import type { Blueprint } from './blueprint.ts';
import { type Draw, type DrawRequest, drawPaper, type TaskFacts } from './draw.ts';
import { type ExamMode, modes } from './modes.ts';
import { paperOf } from './paper.ts';
import { examEvent } from './sitting.ts';

export type StartRequest = {
  readonly blueprint: Blueprint;
  readonly mode: ExamMode;
  readonly questions: readonly Question[];
  readonly tasks: readonly TaskFacts[];
  readonly seed: string;
  readonly edition: string;
  readonly count?: number;
  /** Where the tasks are done; without it on the practice cluster. */
  readonly target?: string;
  readonly now: Instant;
};

/** How many tasks a mixed paper asks. */
const mixedTasks = 3;

/** Draws a paper and begins a sitting of it: its id, and what to write down. The paper may be empty. */
export function startSitting(request: StartRequest) {
  const { blueprint, mode, seed, now } = request;
  const draw = drawPaper(drawRequest(request));
  const paper = paperOf(blueprint, seed, draw);
  const extra = mode === 'mixed' && blueprint.form === 'choice' ? minutesOf(draw, request.tasks) : 0;
  const clock = modes[mode].clock;
  const minutes =
    clock === undefined ? paper.minutes : Math.max(1, Math.round(paper.minutes * clock)) + extra;
  const timed = { ...paper, minutes, ...(request.target !== undefined && { target: request.target }) };
  const deadline = clock === undefined ? null : now + minutes * 60_000;
  const id = `${blueprint.id}-${seed}-${now.toString(36)}`;
  const event: StudyEvent = examEvent(id, { step: 'started', data: { paper: timed, mode, deadline } });
  return { id, paper: timed, event };
}

/** Tasks among questions bring the time that their labs name. */
const minutesOf = ({ tasks }: Draw, pool: readonly TaskFacts[]): number =>
  tasks.reduce((sum, { lab }) => sum + (pool.find(({ id }) => id === lab)?.minutes ?? 0), 0);

function drawRequest({ blueprint, mode, count, ...pool }: StartRequest): DrawRequest {
  const performance = blueprint.form === 'performance';
  const request = { blueprint, ...pool };
  if (mode === 'mixed' && performance)
    return {
      ...request,
      taskCount: Math.ceil((count ?? blueprint.questions) / 2),
      count: count ?? blueprint.questions,
    };
  if (mode === 'mixed') return { ...request, taskCount: mixedTasks, ...(count !== undefined && { count }) };
  if (performance) return { ...request, count: 0, taskCount: count ?? blueprint.questions };
  return { ...request, ...(count !== undefined && { count }) };
}
