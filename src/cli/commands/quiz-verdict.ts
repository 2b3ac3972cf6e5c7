import { quizLineTexts as texts } from '../../i18n/texts/quiz-lines.ts';
import type { LineProblem } from '../../study/command/compare.ts';
import type { DeckItem } from '../../study/deck.ts';
import type { ChoiceGrade } from '../../study/grade/choice.ts';
import type { Grade } from '../../study/grade/grade.ts';
import type { Source } from '../../study/question.ts';
import { partLines } from './command-part-lines.ts';
import { hanging, indented, plainWords, type Voice } from './quiz-lines.ts';

const marks = { right: '✓', partly: '~', wrong: '✗' } as const;

/** A verdict as lines: the word, why the answer holds, why each other option does not, the sources. */
export function verdictLines(
  item: DeckItem,
  grade: Grade,
  sources: readonly Source[],
  voice: Voice,
): readonly string[] {
  const { language, spoken } = voice;
  const word = texts.verdict[grade.verdict][language];
  const key = keyText(item, grade);
  const head = spoken
    ? [
        `${word}${language === 'ja' ? '。' : '. '}${key === '' ? '' : texts.spokenAnswerIs[language](key)}`.trim(),
      ]
    : [`${marks[grade.verdict]} ${word}${headKey(grade, key, voice)}`];
  const cited = sources.map(({ url }) =>
    spoken ? `${texts.source[language]}: ${url}` : `  ${texts.source[language]} ${url}`,
  );
  return [...head, ...whyLines(item, grade, voice), ...cited];
}

function headKey(grade: Grade, key: string, { language }: Voice): string {
  if (key === '') return '';
  return grade.verdict === 'right' ? `  ${key}` : `   ${texts.answerIs[language](key)}`;
}

/** The right answer in letters as shown, or as it would be typed. */
function keyText(item: DeckItem, grade: Grade): string {
  const letter = (id: string) => item.shown.find((shown) => shown.id === id)?.letter ?? '';
  switch (grade.kind) {
    case 'choice': {
      const right = new Set(grade.options.filter((option) => option.right).map(({ id }) => id));
      return item.shown
        .filter(({ id }) => right.has(id))
        .map((shown) => shown.letter)
        .join(' ');
    }
    case 'ordering':
      return grade.places.map(({ id }) => letter(id)).join(' ');
    case 'matching':
      return grade.pairs.map(({ id }, at) => `${at + 1}${letter(id)}`).join(' ');
    case 'cloze':
      return grade.gaps.map((gap) => gap.accept[0]).join(' | ');
    case 'wrong-line':
      return String(grade.line);
    case 'command':
    case 'short':
      return '';
  }
}

function whyLines(item: DeckItem, grade: Grade, voice: Voice): readonly string[] {
  const { language } = voice;
  const say = (label: string, text: string) => reason(label, plainWords(text), voice);
  switch (grade.kind) {
    case 'choice':
      return optionLines(item, grade, voice);
    case 'ordering':
      return grade.places.flatMap(({ id, why }) => {
        const letter = item.shown.find((shown) => shown.id === id)?.letter ?? '';
        return say(texts.why[language](letter), why[language]);
      });
    case 'matching':
      return [
        ...grade.pairs.flatMap(({ why }, at) => say(texts.why[language](String(at + 1)), why[language])),
        ...grade.extra.flatMap(({ id, why }) => {
          const letter = item.shown.find((shown) => shown.id === id)?.letter ?? '';
          return say(texts.whyNot[language](letter), why[language]);
        }),
      ];
    case 'command':
      return [
        ...(grade.problem === undefined ? [] : say(texts.reason[language], faultText(grade.problem, voice))),
        ...partLines(grade.parts, voice),
        ...(grade.verdict === 'right' ? [] : say(texts.example[language], grade.answer)),
        ...(grade.nearMiss === undefined ? [] : indented(plainWords(grade.nearMiss[language]), 2, voice)),
        ...indented(plainWords(grade.why[language]), 2, voice),
      ];
    case 'short':
      return [
        ...grade.ideas.flatMap(({ text, found, by }, at) =>
          hanging(
            `  ${found ? '✓' : '✗'} ${at + 1}  `,
            `${text[language]}  ${texts.idea[by][language]}`,
            voice,
          ),
        ),
        ...say(texts.model[language], grade.model[language]),
        ...indented(plainWords(grade.why[language]), 2, voice),
      ];
    case 'cloze':
      return grade.gaps.flatMap(({ right, why, accept }, at) =>
        say(`${right ? '✓' : '✗'} ${texts.gap[language](at + 1)}`, `${accept.join(' / ')}  ${why[language]}`),
      );
    case 'wrong-line':
      return [
        ...say(texts.line[language](grade.line), texts.repair[language](grade.repair.trim())),
        ...indented(plainWords(grade.why[language]), 2, voice),
        ...grade.others.flatMap(({ line, why }) =>
          say(texts.whyNot[language](texts.line[language](line)), why[language]),
        ),
      ];
  }
}

/** Why the right options hold, then why each other one does not, by letter. */
function optionLines(item: DeckItem, grade: ChoiceGrade, voice: Voice): readonly string[] {
  const { language } = voice;
  const say = (label: string, text: string) => reason(label, plainWords(text), voice);
  const shown = item.shown.flatMap(({ id, letter }) => {
    const option = grade.options.find((each) => each.id === id);
    return option === undefined ? [] : [{ ...option, letter }];
  });
  const right = shown.filter((option) => option.right);
  return [
    ...right.flatMap(({ letter, why }) =>
      right.length === 1 && !voice.spoken
        ? indented(plainWords(why[language]), 2, voice)
        : say(texts.why[language](letter), why[language]),
    ),
    ...shown
      .filter((option) => !option.right)
      .flatMap(({ letter, why }) => say(texts.whyNot[language](letter), why[language])),
  ];
}

const faultText = ({ fault, name }: LineProblem, { language }: Voice): string =>
  `${texts.fault[fault][language]}${name === undefined ? '' : `: ${name}`}`;

/** `  A でない理由  …`, later lines four cells in; as a sentence for a screen reader. */
function reason(label: string, text: string, voice: Voice): readonly string[] {
  if (voice.spoken) return [`${label}: ${text}`];
  const first = `  ${label}  `;
  const lines = indented(`${label}  ${text}`, 2, voice);
  return lines.map((line, row) => (row === 0 ? `${first}${line.slice(first.length)}` : `  ${line}`));
}
