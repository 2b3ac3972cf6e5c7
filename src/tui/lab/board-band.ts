import { labPlanTexts, labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { HintView } from '../../lab/actions.ts';
import type { Line } from '../../text/line.ts';
import { emptyField, seenField } from '../components/field.ts';
import type { Room } from '../frame/room.ts';
import { line, say } from '../frame/spans.ts';
import type { Band } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import { type BoardState, nameAsked, pointedRow } from './board-state.ts';
import { labelled } from './told-lines.ts';

/** The band over the footer: hints, or a question before something is undone. */
export function bandOf(state: BoardState, env: Env, room: Room): { readonly band?: Band } {
  const { band } = state;
  if (band === undefined) return {};
  return {
    band:
      band.kind === 'hints'
        ? hintBand(band.hint, commandOf(state), env, room)
        : askBand(state, band.about, env, room),
  };
}

function hintBand(hint: HintView, command: string | undefined, { language }: Env, room: Room): Band {
  const column = 6;
  const now: readonly Line[] =
    hint.now === undefined
      ? []
      : labelled(texts.state[language], hint.now[language], room, column).map((each, at) =>
          at === 0 ? { ...each, mark: marks.caution } : each,
        );
  const tiers = hint.tiers.flatMap((tier, at) => labelled(String(at + 1), tier[language], room, column));
  const all = hint.tiers.length >= hint.total;
  const last = labelled(String(hint.total + 1), texts.solutionNote[language], room, column).map((each, at) =>
    at === 0 ? { ...each, mark: marks.less } : each,
  );
  return {
    // The solution is the last tier.
    title: texts.hints[language](hint.tiers.length, hint.total + 1),
    lines: [...now, ...tiers, ...(all ? last : [])],
    keys: [
      ...(all ? [use('solution', texts.openSolution)] : [use('hint', texts.nextHint)]),
      ...(command === undefined ? [] : [use('copy', texts.copy)]),
      use('help'),
      use('back', texts.close),
    ],
  };
}

const commandOf = (state: BoardState): string | undefined => pointedRow(state)?.check.next?.command;

function askBand(state: BoardState, about: 'reset' | 'cleanup' | 'solution', env: Env, room: Room): Band {
  const { language } = env;
  const namespace = state.session?.namespace;
  const says = {
    reset: namespace === undefined ? texts.cleanFiles[language] : texts.resetSays[language](namespace),
    cleanup: namespace === undefined ? texts.cleanFiles[language] : texts.cleanSays[language](namespace),
    solution: texts.solutionNote[language],
  }[about];
  const title = { reset: texts.askReset, cleanup: texts.askClean, solution: texts.openSolution }[about];
  const yes = { reset: texts.yesReset, cleanup: texts.yesClean, solution: texts.openSolution }[about];
  const lines = paragraph(says, { width: room.measure, hang: room.hang });
  const asked = nameAsked(state);
  if (asked !== undefined && state.band?.kind === 'ask') {
    const words = room.measure < 66 ? labPlanTexts.typeNameShort : labPlanTexts.typeName;
    const seen = seenField(state.band.name ?? emptyField, room.measure);
    return {
      title: title[language],
      lines: [
        ...lines,
        line([say(`${words[asked.what][language]}: ${asked.name}`)]),
        line([say(seen.text, 'edit')], { sign: marks.here }),
      ],
      caret: { line: lines.length + 1, cell: seen.caret },
      tight: true,
      keys: [use('primary', yes), use('back', texts.keep)],
    };
  }
  return {
    title: title[language],
    lines,
    keys: [use('yes', yes), use('back', texts.keep)],
  };
}
