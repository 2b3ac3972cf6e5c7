import type { Language } from '../i18n/language.ts';
import { languages } from '../i18n/language.ts';
import type { Option, QuestionOf } from '../study/question.ts';
import { widthOf } from '../text/width.ts';
import type { Finding } from './finding.ts';
import type { Tell } from './proofread-questions.ts';
import { sameCode, sameTexts } from './same-words.ts';

type Choice = QuestionOf<'single' | 'output' | 'multiple'>;

/** The options of a choice: how many are right, and nothing in their form that tells which. */
export function proofreadOptions(question: Choice, tell: Tell): readonly Finding[] {
  const { options } = question;
  return [
    ...rightCount(question, tell),
    ...options.flatMap(({ id }, index) =>
      options.findIndex((option) => option.id === id) === index
        ? []
        : [tell('duplicate-id', ['options', index, 'id'], id)],
    ),
    ...languages.flatMap((language) =>
      sameTexts(
        options.map((option) => option.text[language]),
        ['options'],
        tell,
      ),
    ),
    ...options.flatMap((option, index) =>
      sameCode(option.text).map((word) => tell('code-parity', ['options', index, 'text'], word)),
    ),
    ...languages.flatMap((language) => [
      ...lengthCue(question, language, tell),
      ...absoluteWords(options, language, tell),
      ...summingUp(options, language, tell),
    ]),
  ];
}

const numberWords: Readonly<Record<number, RegExp>> = {
  2: /2|２|二つ|two/i,
  3: /3|３|三つ|three/i,
  4: /4|４|四つ|four/i,
};

function rightCount({ kind, options, stem }: Choice, tell: Tell): readonly Finding[] {
  const right = options.filter((option) => option.right === true).length;
  if (kind !== 'multiple') return right === 1 ? [] : [tell('right-options', ['options'], right)];
  if (right < 2 || right === options.length) return [tell('right-options', ['options'], right)];
  return languages
    .filter((language) => numberWords[right]?.test(stem[language]) !== true)
    .map((language) => tell('count-unsaid', ['stem', language], right));
}

/** How much longer than every wrong option the right one may be: half as long again, and twelve cells. */
function lengthCue({ kind, options }: Choice, language: Language, tell: Tell): readonly Finding[] {
  if (kind === 'multiple') return [];
  const widths = (right: boolean) =>
    options
      .filter((option) => (option.right === true) === right)
      .map((option) => widthOf(option.text[language]));
  const right = Math.max(0, ...widths(true));
  const wrong = Math.max(0, ...widths(false));
  if (right < wrong * 1.5 || right < wrong + 12) return [];
  const at = options.findIndex((option) => option.right === true);
  return [tell('length-cue', ['options', at, 'text', language], `${right} / ${wrong}`)];
}

const absolutes = {
  ja: /必ず|絶対|常に|一切|決して|どんな場合も/,
  en: /\b(?:always|never|under no circumstances|in every case|completely|absolutely)\b/i,
} as const;

function absoluteWords(options: readonly Option[], language: Language, tell: Tell): readonly Finding[] {
  const wordOf = (option: Option) => absolutes[language].exec(option.text[language])?.[0];
  if (options.some((option) => option.right === true && wordOf(option) !== undefined)) return [];
  const having = options.flatMap((option, index) => {
    const word = wordOf(option);
    return word === undefined ? [] : [{ index, word }];
  });
  // Used by every wrong option it tells nothing about one of them, but still marks the right one.
  return having.map(({ index, word }) => tell('absolute-word', ['options', index, 'text', language], word));
}

const summing = {
  ja: /^(?:上記|以上)の?(?:すべて|全て|いずれ)|^(?:すべて|全て)(?:正しい|当てはまる)|^どれでもない|^いずれでもない/,
  en: /^(?:all|none|both|neither) of (?:the|these|them)\b|^all of the above|^none of the above/i,
} as const;

const summingUp = (options: readonly Option[], language: Language, tell: Tell): readonly Finding[] =>
  options.flatMap((option, index) =>
    summing[language].test(option.text[language])
      ? [tell('all-of-the-above', ['options', index, 'text', language], option.text[language])]
      : [],
  );
