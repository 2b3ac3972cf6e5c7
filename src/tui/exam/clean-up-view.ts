import { examCleanupTexts as texts } from '../../i18n/texts/exam-cleanup.ts';
import { labPlanTexts, labTexts } from '../../i18n/texts/lab-screen.ts';
import type { Line } from '../../text/line.ts';
import { seenField } from '../components/field.ts';
import type { Room } from '../frame/room.ts';
import { line, say } from '../frame/spans.ts';
import type { Band } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { targetWords } from '../lab/target-words.ts';
import { adviceLines, labelled } from '../lab/told-lines.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import { type CleanUp, nameAsked } from './clean-up.ts';

/** The question before the labs of an exam go: what is deleted and where, and the name that a place elsewhere asks for. */
export function cleanUpBand(state: CleanUp, { language }: Env, room: Room): Band | undefined {
  const { asking, left } = state;
  if (asking === undefined) return undefined;
  const places = new Set(left.map(({ target }) => targetWords(target, language)));
  const said = texts.says[language](
    left.map(({ title }) => title[language]),
    [...places].join(language === 'ja' ? '、' : ', '),
  );
  const lines = paragraph(said, { width: room.measure, hang: room.hang });
  const title = texts.title[language];
  const asked = nameAsked(state);
  if (asked === undefined) return { title, lines, keys: [use('yes', texts.yes), use('back', labTexts.keep)] };
  const words = room.measure < 66 ? labPlanTexts.typeNameShort : labPlanTexts.typeName;
  const seen = seenField(asking.name, room.measure);
  return {
    title,
    lines: [
      ...lines,
      line([say(`${words[asked.what][language]}: ${asked.name}`)]),
      line([say(seen.text, 'edit')], { sign: marks.here }),
    ],
    caret: { line: lines.length + 1, cell: seen.caret },
    tight: true,
    keys: [use('primary', texts.yes), use('back', labTexts.keep)],
  };
}

/** What a clean-up could not remove, and why. */
export function remainsLines({ remains, problem }: CleanUp, { language }: Env, room: Room): readonly Line[] {
  return [
    ...(problem === undefined ? [] : adviceLines(problem, language, room)),
    ...remains.flatMap(({ object, because, command }) => [
      line([say(`${labTexts.remains[language]}  ${object}`)], { mark: marks.caution }),
      ...labelled('', because[language], room, 2),
      ...(command === undefined ? [] : [line([say(command)], { mark: marks.code })]),
    ]),
  ];
}

/** What is being cleaned up, for the rule over the footer. */
export function cleanUpWords({ working }: CleanUp, { language }: Env): string | undefined {
  if (working === undefined) return undefined;
  return texts.cleaning[language](working.done, working.of);
}
