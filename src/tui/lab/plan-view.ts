import { sayMinutes } from '../../i18n/amounts.ts';
import { labPlanTexts, labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { labTargetTexts } from '../../i18n/texts/lab-target.ts';
import type { LabPlan, Progress, SessionView } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import type { Line } from '../../text/line.ts';
import { type Field, seenField } from '../components/field.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { ruleLine } from '../frame/rule.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Band, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import type { Env } from '../screen.ts';
import { openLabsBand } from './open-labs-band.ts';
import { planLines } from './plan-lines.ts';
import { problemLines } from './told-lines.ts';

/** What the plan screen knows. */
export type PlanState = {
  readonly lab: string;
  /** Where the learner wants labs to run, as it was when the plan was made. */
  readonly target: string | undefined;
  readonly plan?: LabPlan;
  readonly problem?: Problem;
  /** Other labs left open, and what was agreed to before they were asked about. */
  readonly others: readonly SessionView[];
  readonly agreed?: string | true;
  readonly name: Field;
  readonly top: number;
  readonly commands: boolean;
  /** The name is being typed; on a low terminal its field covers the plan, which is read first. */
  readonly naming: boolean;
  /** What set-up has told so far; undefined until it was agreed to. */
  readonly told?: readonly Progress[];
};

export const needsName = (state: PlanState): boolean =>
  state.plan?.consent.kind === 'typed' && state.told === undefined && state.plan.lacks.length === 0;

export const mustType = (state: PlanState): boolean =>
  state.naming && needsName(state) && state.agreed === undefined;

export const covers = ({ size }: Env): boolean => !roomFor(size, false).rules;

export function bodyOf(state: PlanState, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  const { plan, problem, told } = state;
  if (problem !== undefined) return [emptyLine, ...problemLines(problem, language, room)];
  if (plan === undefined) return [emptyLine, line([say(texts.looking[language])])];
  if (told === undefined) return planLines(plan, language, room, state.commands);
  return [
    ...planLines(plan, language, room, false),
    emptyLine,
    ruleLine(room.measure, { left: texts.starting[language] }),
    ...told
      .filter((each, at) => each.at === 'end' || at === told.length - 1)
      .map((each) =>
        line([say(each.say[language])], { mark: each.at === 'end' ? marks.done : marks.waiting }),
      ),
  ];
}

export function planView(state: PlanState, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { plan } = state;
  const body = bodyOf(state, env, room);
  const title = plan?.title[language] ?? state.lab;
  const facts = plan === undefined ? [] : [{ text: sayMinutes(plan.minutes, language) }];
  const saying = state.told?.at(-1)?.say[language];
  const costs = plan?.cost === undefined ? [] : [{ text: texts.costs[language] }];
  return {
    path: [texts.lab[language], title, texts.plan[language]],
    facts: [...facts, ...costs],
    body,
    top: state.told === undefined ? state.top : body.length,
    ...(mustType(state) ? { band: nameBand(state, env, room) } : {}),
    ...(state.agreed === undefined ? {} : { band: openLabsBand(state.others, env, room) }),
    ...(saying === undefined ? {} : { awaiting: { say: saying } }),
    keys: keysOf(state),
  };
}

/** Why one key is not enough here, and the field for the name. */
export function nameBand(state: PlanState, { language }: Env, room: Room): Band {
  const consent = state.plan?.consent;
  const what = consent?.kind === 'typed' ? consent.what : 'cluster';
  const seen = seenField(state.name, room.measure);
  return {
    title: (room.measure < 66 ? labPlanTexts.typeNameShort : labPlanTexts.typeName)[what][language],
    lines: [line([say(seen.text, 'edit')], { sign: marks.here })],
    caret: { line: 0, cell: seen.caret },
    tight: true,
    keys: [
      use('primary', labPlanTexts.beginWhenMatching),
      use('other', labPlanTexts.commandsKey),
      use('move', undefined, { footer: false }),
      use('page', undefined, { footer: false }),
      use('back', labPlanTexts.cancel),
    ],
  };
}

function keysOf(state: PlanState): readonly KeyUse[] {
  if (state.problem !== undefined)
    return [use('primary', labPlanTexts.again), use('map', labTargetTexts.key), use('help'), use('back')];
  if (state.plan === undefined || state.told !== undefined) return [use('help'), use('back', texts.stop)];
  const begin = state.plan.lacks.length > 0 ? { off: labPlanTexts.lacks } : {};
  return [
    needsName(state) ? use('primary', labPlanTexts.typeIt) : use('yes', labPlanTexts.begin, begin),
    use('other', labPlanTexts.commandsKey),
    use('map', labTargetTexts.key),
    use('move', undefined, { footer: false }),
    use('page', undefined, { footer: false }),
    use('help'),
    use('back', labPlanTexts.cancel),
  ];
}
