import type { Language } from '../../i18n/language.ts';
import { quizLineTexts as texts } from '../../i18n/texts/quiz-lines.ts';
import { type DeckItem, wantedCount } from '../../study/deck.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { widthOf } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

/** How lines are said: plain output in columns, or one sentence a line for a screen reader. */
export type Voice = { readonly language: Language; readonly width: number; readonly spoken: boolean };

/** A question as lines: stem beside its number, code, then what can be chosen. */
export function questionLines(item: DeckItem, at: number, of: number, voice: Voice): readonly string[] {
  const { language, spoken } = voice;
  const { question } = item;
  const ask = texts.kind[question.kind][language]({ wanted: wantedCount(question) });
  const stem = plainWords(question.stem[language]);
  const code = question.code === undefined ? [] : codeLines(item, voice);
  if (spoken) {
    const spokenStem = stem.split(language === 'ja' ? /(?<=。)/ : /(?<=[.?])\s+/);
    return [
      texts.spokenQuestion[language](at, of),
      ...spokenStem,
      ask,
      ...code,
      ...chooseLines(item, voice),
    ].filter((line) => line !== '');
  }
  const number = `${texts.question[language](at, of)}  `;
  const indent = widthOf(number);
  const counted = question.kind === 'multiple' || question.kind === 'cloze';
  const text = indented(counted ? `${stem}\n${ask}` : stem, indent, voice);
  const head = text.map((line, row) => (row === 0 ? `${number}${line.slice(indent)}` : line));
  return [...head, ...code, ...chooseLines(item, voice)];
}

/** A text wrapped to the width, `indent` cells in. */
export function indented(text: string, indent: number, { width }: Voice): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      wrap([{ text: sanitiseLine(line), role: 'text' }], { width: Math.max(20, width - indent) }).map(
        (spans) => `${' '.repeat(indent)}${spans.map((span) => span.text).join('')}`,
      ),
    );
}

/** Text of a question without its marks of code and emphasis. */
export const plainWords = (text: string): string =>
  text.replace(/(`+)(.+?)\1/g, '$2').replace(/\*\*(.+?)\*\*/g, '$1');

function chooseLines(item: DeckItem, voice: Voice): readonly string[] {
  const { language, spoken } = voice;
  const { question } = item;
  const label = (name: string, text: string): readonly string[] =>
    spoken
      ? [language === 'ja' ? `${name}、${endSentence(text, '。')}` : `${name}, ${endSentence(text, '.')}`]
      : hanging(`  ${name}  `, text, voice);
  const lefts =
    question.kind === 'matching'
      ? question.pairs.flatMap((pair, at) => label(String(at + 1), plainWords(pair.left[language])))
      : [];
  return [...lefts, ...item.shown.flatMap(({ letter, text }) => label(letter, plainWords(text[language])))];
}

const endSentence = (text: string, stop: string): string =>
  /[。.!?？]$/.test(text) ? text : `${text}${stop}`;

/** A label and its text, later lines under the text. */
export function hanging(label: string, text: string, voice: Voice): readonly string[] {
  const indent = widthOf(label);
  return indented(text, indent, voice).map((line, row) =>
    row === 0 ? `${label}${line.slice(indent)}` : line,
  );
}

/** Code is never wrapped; a wrong-line question numbers it. */
function codeLines({ question }: DeckItem, { spoken }: Voice): readonly string[] {
  const lines = (question.code?.text ?? '').replace(/\n$/, '').split('\n');
  const bar = spoken ? '' : '  | ';
  return question.kind === 'wrong-line'
    ? lines.map(
        (line, at) => `${spoken ? '' : '  '}${String(at + 1).padStart(2)} ${spoken ? '' : '| '}${line}`,
      )
    : lines.map((line) => `${bar}${line}`);
}
