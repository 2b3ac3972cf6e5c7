import { sayMinutes } from '../../i18n/amounts.ts';
import { examTaskTexts as texts } from '../../i18n/texts/exam-task.ts';
import type { LabDetails } from '../../lab/actions.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { Line } from '../../text/line.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say, spread } from '../frame/spans.ts';
import { number } from '../glyphs.ts';
import { flowed } from '../lab/flowed.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

/** A task as the paper lists it: its title, what gives points, and whether something of it is recorded. */
export function taskLines(
  lab: string,
  { tasks, begun }: Sitting,
  details: LabDetails | undefined,
  env: Env,
): readonly Line[] {
  const { language } = env;
  const room = roomFor(env.size, false);
  const sized = { width: room.measure, hang: room.hang };
  const gap = room.rules ? [emptyLine] : [];
  const result = tasks.get(lab);
  const head = `${texts.task[language]}  ${details?.title[language] ?? lab}`;
  const minutes = details === undefined ? [] : [say(sayMinutes(details.minutes, language), 'quiet')];
  const parts = (details?.tasks ?? []).flatMap(({ text, points }, at) => {
    const [first, ...rest] = paragraph(text[language], { width: room.measure - 10, hang: 0 });
    const right = [say(texts.points[language](points))];
    return [line(spread(first?.spans ?? [], right, room.measure), { sign: number(at + 1) }), ...rest];
  });
  const stands =
    result !== undefined
      ? texts.recorded[language](result.looked)
      : begun.has(lab)
        ? texts.begun[language]
        : texts.notBegun[language];
  return [
    line(spread([say(head, 'strong')], minutes, room.measure)),
    ...paragraph(stands, sized),
    ...(details === undefined
      ? []
      : [...nameLines(details, room, env), ...gap, ...flowed(details.ticket[language], sized)]),
    ...gap,
    ...parts,
  ];
}

/** What the placeholder of a lab's texts means, where they have one. */
export function nameLines(
  { ticket, tasks }: LabDetails,
  { measure, hang }: Room,
  { language }: Env,
): readonly Line[] {
  const all = [ticket, ...tasks.map(({ text }) => text)];
  if (!all.some((text) => text[language].includes('xxxx'))) return [];
  return paragraph(texts.named[language], { width: measure, hang }, 0, 'quiet');
}
