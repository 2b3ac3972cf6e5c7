import { sessionsLeft } from '../../course/task-look.ts';
import { examCleanupTexts as texts } from '../../i18n/texts/exam-cleanup.ts';
import { labPlanTexts } from '../../i18n/texts/lab-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { CleanupResult, SessionView } from '../../lab/actions.ts';
import { agrees, type Consent, consentFor } from '../../lab/consent.ts';
import type { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import { edited, emptyField, type Field, fieldText, typed } from '../components/field.ts';
import type { Action } from '../keys.ts';
import { limits } from '../lab/limits.ts';
import { orProblem, type Told, telling } from '../lab/telling.ts';
import type { Effect, Message, Step } from '../screen.ts';

/** The labs of an exam that has ended: which are open still, and what is being done about it. */
export type CleanUp = {
  readonly left: readonly SessionView[];
  /** Asked whether to; what was typed of the name that a place elsewhere asks for. */
  readonly asking?: { readonly name: Field };
  readonly working?: { readonly done: number; readonly of: number };
  /** What could not be removed, and why the place could not be reached. */
  readonly remains: CleanupResult['remains'];
  readonly problem?: Problem;
};

export type CleanUpBrought =
  | { readonly kind: 'left'; readonly left: readonly SessionView[] }
  | {
      readonly kind: 'cleaned';
      readonly session: SessionView;
      readonly result: CleanupResult;
      readonly took: number;
    }
  | { readonly kind: 'not-cleaned'; readonly problem: Problem }
  | Told;

type CleanUpStep = Step<CleanUp, CleanUpBrought>;

export const nothingLeft: CleanUp = { left: [], remains: [] };

/** Looks which labs of a sitting are open still. */
export const lookForLeft = (sitting: Sitting): Effect<CleanUpBrought> => ({
  type: 'task',
  id: 'left',
  awaits: undefined,
  run: (_, { labs }) =>
    orProblem(sessionsLeft(sitting, labs)).then(
      (left): CleanUpBrought =>
        'kind' in left ? { kind: 'not-cleaned', problem: left.problem } : { kind: 'left', left },
    ),
});

async function* cleaned(
  sessions: readonly SessionView[],
  signal: AbortSignal,
  { labs, clock }: Services,
): AsyncIterable<CleanUpBrought> {
  for (const session of sessions) {
    const began = clock.monotonic();
    const run = telling((tell) =>
      labs.cleanup(session.session, tell, signal).then(
        (result): CleanUpBrought => ({
          kind: 'cleaned',
          session,
          result,
          took: Math.round(clock.monotonic() - began),
        }),
      ),
    );
    for await (const step of run) {
      if (step.kind !== 'problem') yield step;
      else {
        // The next one would meet the same.
        yield { kind: 'not-cleaned', problem: step.problem };
        return;
      }
    }
  }
}

const cleanAll = (sessions: readonly SessionView[]): Effect<CleanUpBrought> => ({
  type: 'task',
  id: 'clean',
  awaits: { say: waitingTexts.cleanUp, step: limits.gone },
  run: (signal, services) => cleaned(sessions, signal, services),
});

/** The name that must be typed before the open band's question is a yes; undefined where one key is enough. */
export const nameAsked = ({ asking, left }: CleanUp): Extract<Consent, { kind: 'typed' }> | undefined =>
  asking === undefined
    ? undefined
    : left
        .map(({ target }) => consentFor(target))
        .find((consent): consent is Extract<Consent, { kind: 'typed' }> => consent.kind === 'typed');

/** Labs are cleaned up when they have been judged. */
export const mayClean = ({ left, working }: CleanUp, judging: object | undefined): boolean =>
  left.length > 0 && working === undefined && judging === undefined;

/** Opens the question, where something is left and nothing is being done. */
export function askCleanUp(state: CleanUp): CleanUp {
  if (state.left.length === 0 || state.working !== undefined) return state;
  const { problem: _, ...rest } = state;
  return { ...rest, remains: [], asking: { name: emptyField } };
}

/** Keys and text while the question is open. */
export function answerCleanUp(
  state: CleanUp,
  message: Exclude<Message<never>, { type: 'brought' }>,
): CleanUpStep {
  const { asking, ...closed } = state;
  if (asking === undefined) return { state };
  if (message.type === 'text' || message.type === 'paste')
    return { state: { ...state, asking: { name: typed(asking.name, message.text) } } };
  if (message.type === 'edit')
    return { state: { ...state, asking: { name: edited(asking.name, message.key) } } };
  return message.type === 'act' ? decide(state, closed, message.action) : { state };
}

function decide(state: CleanUp, closed: CleanUp, action: Action): CleanUpStep {
  const asked = nameAsked(state);
  if (action === 'back' || action === 'quit') return { state: closed };
  if (action !== (asked === undefined ? 'yes' : 'primary')) return { state };
  const name = fieldText(state.asking?.name ?? emptyField).trim();
  const agreed = state.left.filter(({ target }) => {
    const consent = consentFor(target);
    return agrees(consent, target, consent.kind === 'key' ? true : name);
  });
  const refused = asked !== undefined && !agreed.some(({ target }) => consentFor(target).kind === 'typed');
  if (refused) return { state, effects: [{ type: 'notice', text: labPlanTexts.notMatching }] };
  return {
    state: { ...closed, working: { done: 0, of: agreed.length } },
    effects: [cleanAll(agreed)],
  };
}

/** What a look or a clean-up brought. */
export function broughtCleanUp(state: CleanUp, value: CleanUpBrought): CleanUpStep {
  switch (value.kind) {
    case 'left':
      return { state: { ...state, left: value.left } };
    case 'told':
      return { state };
    case 'cleaned':
      return cleanedOne(state, value);
    case 'not-cleaned': {
      const { working: _, ...rest } = state;
      return { state: { ...rest, problem: value.problem } };
    }
  }
}

function cleanedOne(
  { working, ...state }: CleanUp,
  { session, result, took }: Extract<CleanUpBrought, { kind: 'cleaned' }>,
): CleanUpStep {
  const done = (working?.done ?? 0) + 1;
  const of = working?.of ?? done;
  const stays = result.remains.length > 0;
  const next: CleanUp = {
    ...state,
    left: stays ? state.left : state.left.filter((each) => each.session !== session.session),
    remains: [...state.remains, ...result.remains],
    ...(done < of ? { working: { done, of } } : {}),
  };
  const { lab, session: id } = session;
  const effects: Effect<CleanUpBrought>[] = stays
    ? []
    : [{ type: 'record', events: [{ type: 'lab-cleaned', lab, session: id, took }] }];
  if (next.left.length === 0) effects.push({ type: 'notice', text: texts.cleaned });
  return { state: next, effects };
}

/** Stops what is being done; the labs that were not reached stay open. */
export function stopCleanUp({ working: _, ...state }: CleanUp, sitting: Sitting): CleanUpStep {
  return {
    state,
    effects: [{ type: 'cancel', id: 'clean' }, lookForLeft(sitting), { type: 'notice', text: texts.stopped }],
  };
}
