import type { Language } from '../../i18n/language.ts';
import type { Question } from '../../study/question.ts';

/** Questions in Moodle's GIFT; kinds it has no form for (ordering, gaps in code, free text) are left out. */
export function toGift(
  questions: readonly Question[],
  language: Language,
): { readonly text: string; readonly left: number } {
  const items = questions.map((question) => itemOf(question, language)).filter((item) => item !== undefined);
  return { text: items.join('\n\n'), left: questions.length - items.length };
}

function itemOf(question: Question, language: Language): string | undefined {
  const answers = answersOf(question, language);
  if (answers === undefined) return undefined;
  const code = question.code === undefined ? '' : `\n\n${question.code.text}`;
  return `::${question.id}::[markdown]${escaped(`${question.stem[language]}${code}`)} {\n${answers.join('\n')}\n}`;
}

function answersOf(question: Question, language: Language): readonly string[] | undefined {
  switch (question.kind) {
    case 'single':
    case 'output':
      return question.options.map(
        ({ text, why, right }) =>
          `  ${right ? '=' : '~'}${escaped(text[language])}#${escaped(why[language])}`,
      );
    case 'multiple': {
      const rights = question.options.filter((option) => option.right).length;
      const share = Number((100 / rights).toFixed(5));
      return question.options.map(
        ({ text, why, right }) =>
          `  ~%${right ? share : -100}%${escaped(text[language])}#${escaped(why[language])}`,
      );
    }
    case 'matching':
      return [
        ...question.pairs.map(
          ({ left, right }) => `  =${escaped(left[language])} -> ${escaped(right[language])}`,
        ),
        ...(question.extra ?? []).map(({ text }) => `  = -> ${escaped(text[language])}`),
      ];
    case 'command':
      return [question.answer, ...(question.alternatives ?? [])].map((line) => `  =${escaped(line)}`);
    case 'wrong-line':
      return [`  =${question.line}#${escaped(question.why[language])}`];
    default:
      return undefined;
  }
}

/** `~ = # { } :` steer the format; a backslash makes them text. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n');
