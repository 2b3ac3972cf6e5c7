import type { GlossaryTerm } from '../../course/course.ts';
import { glossaryScreenTexts as texts } from '../../i18n/texts/glossary-screen.ts';
import type { Line } from '../../text/line.ts';
import type { Room } from '../frame/room.ts';
import { cellsOf, line, say } from '../frame/spans.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

/** A term in both languages, its meaning, its relatives, and the lesson that explains it. */
export function termLines(term: GlossaryTerm, room: Room, env: Env): readonly Line[] {
  const { language, services } = env;
  const sheet = { width: room.measure, hang: room.hang };
  const other = language === 'ja' ? 'en' : 'ja';
  const related = term.related.flatMap((id) => services.course.glossary.get(id)?.term[language] ?? []);
  const card = services.course.card(term.lesson);
  const told = (label: string, text: string) => paragraph(`${label}   ${text}`, sheet);
  const name = say(term.term[language], 'strong');
  const otherName = say(texts.otherName[language](term.term[other]));
  const both = [name, say('   '), otherName];
  const names = cellsOf(both) <= room.measure ? [line(both)] : [line([name]), line([otherName])];
  return [
    ...(term.term.ja === term.term.en ? [] : names),
    ...paragraph(term.meaning[language], sheet),
    ...(related.length === 0
      ? []
      : told(texts.related[language], related.join(language === 'ja' ? '、' : ', '))),
    ...(card === undefined ? [] : told(texts.inLesson[language], `${card.number} ${card.title[language]}`)),
  ];
}
