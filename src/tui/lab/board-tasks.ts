import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { SessionView } from '../../lab/actions.ts';
import type { LabReport } from '../../lab/report.ts';
import { wholeLab } from '../../lab/run.ts';
import type { Services } from '../../services.ts';
import type { Effect } from '../screen.ts';
import type { BoardBrought } from './board-state.ts';
import { limits } from './limits.ts';
import { catching, orProblem, telling } from './telling.ts';

type BoardEffect = Effect<BoardBrought>;

/**
 * Milliseconds between two looks of the watch mode: what changes is seen within 5 s. Twice as long after each look in
 * which the place could not be asked; never the same length, so that learners of one cluster do not ask in step.
 */
export const watchPause = (failures: number, chance: number): number =>
  Math.min(30_000, 3_000 * 2 ** failures) + Math.round(1_000 * chance);

const reports = async function* (values: AsyncIterable<LabReport>): AsyncIterable<BoardBrought> {
  for await (const report of values) yield { kind: 'report', report };
};

export const lookUp = (lab: string): BoardEffect => ({
  type: 'task',
  id: 'session',
  awaits: { say: waitingTexts.lab },
  run: async (_, { labs }) =>
    orProblem(
      Promise.all([labs.session(lab), labs.show(lab)]).then(
        ([session, details]): BoardBrought => ({ kind: 'session', session, details }),
      ),
    ),
});

/** One look that is not asked for only shows where things stand. */
export const lookOnce = (session: SessionView): BoardEffect => ({
  type: 'task',
  id: 'check',
  awaits: { say: waitingTexts.check, step: limits.look },
  run: (signal, { labs }) => catching(reports(labs.check(session.session, { mode: 'once' }, signal))),
});

/** Looks until all is decided. */
export const checkNow = (session: SessionView): BoardEffect => ({
  type: 'task',
  id: 'check',
  awaits: { say: waitingTexts.check, limit: wholeLab },
  run: (signal, { labs }) => catching(reports(labs.check(session.session, { mode: 'wait' }, signal))),
});

async function* watched(
  session: SessionView,
  signal: AbortSignal,
  services: Services,
): AsyncIterable<BoardBrought> {
  const { labs, clock, random } = services;
  for (let failures = 0; !signal.aborted; ) {
    let verdict: LabReport['verdict'] | undefined;
    for await (const report of labs.check(session.session, { mode: 'once' }, signal)) {
      verdict = report.verdict;
      yield { kind: 'report', report };
    }
    failures = verdict === 'error' ? failures + 1 : 0;
    await clock.sleep(watchPause(failures, random()), signal);
  }
}

export const watch = (session: SessionView): BoardEffect => ({
  type: 'task',
  id: 'check',
  awaits: undefined,
  run: (signal, services) => catching(watched(session, signal, services)),
});

export const askHint = (session: SessionView, task: string, tier: number): BoardEffect => ({
  type: 'task',
  id: 'hint',
  awaits: { say: waitingTexts.hint, step: limits.look },
  run: async (signal, { labs }) =>
    orProblem(
      labs.hint(session.session, task, tier, signal).then((hint): BoardBrought => ({ kind: 'hint', hint })),
    ),
});

export const resetNow = (session: SessionView): BoardEffect => ({
  type: 'task',
  id: 'work',
  awaits: { say: waitingTexts.reset, step: limits.gone },
  run: (signal, { labs }) =>
    telling((tell) =>
      labs.reset(session.session, tell, signal).then((): BoardBrought => ({ kind: 'reset' })),
    ),
});

export const cleanNow = (session: SessionView): BoardEffect => ({
  type: 'task',
  id: 'work',
  awaits: { say: waitingTexts.cleanUp, step: limits.gone },
  run: (signal, { labs }) =>
    telling((tell) =>
      labs
        .cleanup(session.session, tell, signal)
        .then((result): BoardBrought => ({ kind: 'cleaned', result })),
    ),
});

/** Gives the terminal to the learner's shell; a Problem comes back as a value. */
export const openShell = (session: SessionView): BoardEffect => ({
  type: 'hand-over',
  run: ({ labs, runShell }) =>
    orProblem(
      labs
        .shell(session.session)
        .then(runShell)
        .then((): BoardBrought => ({ kind: 'left-shell' })),
    ),
});
