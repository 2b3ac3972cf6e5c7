import type { Language } from '../../i18n/language.ts';
import type { Question } from '../../study/question.ts';
import { escapeXml } from '../../text/escape-xml.ts';
import { inlineHtml } from '../../text/inline-html.ts';
import { plainWords } from '../commands/quiz-lines.ts';

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
  const code = question.code === undefined ? '' : `<pre>${escapeXml(question.code.text)}</pre>`;
  const stem = `${inlineHtml(question.stem[language])}${code}`;
  return `::${question.id}::[html]${escaped(stem)} {\n${answers.join('\n')}\n}`;
}

function answersOf(question: Question, language: Language): readonly string[] | undefined {
  switch (question.kind) {
    case 'single':
    case 'output':
      return question.options.map(
        ({ text, why, right }) => `  ${right ? '=' : '~'}${rich(text[language])}#${rich(why[language])}`,
      );
    case 'multiple': {
      const rights = question.options.filter((option) => option.right).length;
      const share = Number((100 / rights).toFixed(5));
      return question.options.map(
        ({ text, why, right }) =>
          `  ~%${right ? share : -100}%${rich(text[language])}#${rich(why[language])}`,
      );
    }
    case 'matching':
      return [
        ...question.pairs.map(({ left, right }) => `  =${rich(left[language])} -> ${plain(right[language])}`),
        ...(question.extra ?? []).map(({ text }) => `  = -> ${plain(text[language])}`),
      ];
    case 'command':
      return [question.answer, ...(question.alternatives ?? [])].map((line) => `  =${escaped(line)}`);
    case 'wrong-line':
      return [`  =${question.line}#${rich(question.why[language])}`];
    default:
      return undefined;
  }
}

/** Answers to choose from and feedback take the format of the stem. */
const rich = (text: string): string => escaped(inlineHtml(text));

/** What stands in a menu or is typed is text alone. */
const plain = (text: string): string => escaped(plainWords(text));

/** `~ = # { } :` steer the format; a backslash makes them text. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n');
