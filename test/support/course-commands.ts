import { allBlocks, allInlines } from '../../src/course/blocks-in.ts';
import type { Material } from '../../src/course/load.ts';
import type { LabPackage } from '../../src/lab/lab.ts';
import type { Question } from '../../src/study/question.ts';
import { shellCommands, type Words } from './shell-lines.ts';

/** A command line of the course. */
export type CourseCommand = {
  readonly where: string;
  readonly words: Words;
  /** True for a line that is typed as it stands; a mention inside of a sentence may leave out what is not its point. */
  readonly whole: boolean;
  /** True for what people type instead: a near miss may be no command at all. */
  readonly wrong?: boolean;
};

/** Lines that the tools read here are too old for, or that only ask questions, and why they are right. */
export const newerThanData: Readonly<Record<string, string>> = {
  'aws login': 'AWS CLI 2.32 and later',
  'aws configure sso': 'AWS CLI 2; asks for the rest',
  'aws configure': 'asks for four values, and has no flags of its own',
};

/** Lines that a lesson shows together with their refusal. */
export const shownAsRefused: Readonly<Record<string, string>> = {
  'kubectl taint nodes node-1 dedicated=batch:NO_SCHEDULE':
    'the spelling of the EKS API in the place of Kubernetes',
};

const tools = /^(?:kubectl|k|aws|eksctl|helm)$/;

/** Every line of kubectl, aws, eksctl and helm that lessons, questions and labs show or mention. */
export function courseCommands(
  { lessons, questions, glossary }: Material,
  labs: readonly LabPackage[],
): readonly CourseCommand[] {
  const found = [
    ...lessons.flatMap(({ file, blocks }) => [
      ...allBlocks(blocks).flatMap((block) =>
        block.kind === 'code' ? typed(file, block.lang, block.text) : [],
      ),
      ...allInlines(blocks).flatMap((inline) => (inline.kind === 'code' ? mentioned(file, inline.text) : [])),
    ]),
    ...questions.flatMap(({ value }) => value.questions.flatMap(inQuestion)),
    ...glossary.flatMap(({ file, value }) => inTexts(file, value)),
    ...labs.flatMap(({ lab }) => inTexts(lab.id, lab)),
  ];
  return found.filter(({ words }) => tools.test(words[0] ?? ''));
}

/** The commands that are typed in a block of `bash`, or behind the prompts of a `console`. */
function typed(where: string, lang: string, text: string): readonly CourseCommand[] {
  if (lang !== 'bash' && lang !== 'console') return [];
  const script = lang === 'bash' ? text : promptedIn(text);
  return shellCommands(script).map((words) => ({ where, words: behindWrapper(words), whole: true }));
}

/** `xargs` and `watch` run what follows. */
function behindWrapper(words: Words): Words {
  if (!/^(?:xargs|watch|env|time|exec)$/.test(words[0] ?? '')) return words;
  const tool = words.findIndex((word) => tools.test(word));
  return tool < 0 ? words : words.slice(tool);
}

/** A prompted line goes on while it ends in a backslash or a pipe, or has a quote open. */
function promptedIn(text: string): string {
  const script: string[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (!open && !line.startsWith('$ ')) continue;
    script.push(open ? line : line.slice(2));
    open = /[\\|]$/.test(line) || hasOpenQuote(script.join('\n'));
  }
  return script.join('\n');
}

const hasOpenQuote = (script: string): boolean =>
  /["']/.test(script.replace(/\\[\s\S]/g, '').replace(/'[^']*'|"[^"]*"/g, ''));

/** Code inside of a sentence, where it is a command with something behind its name. */
function mentioned(where: string, code: string): readonly CourseCommand[] {
  if (!/^(?:\$ )?(?:kubectl|k|aws|eksctl|helm) +[\w-]/.test(code)) return [];
  const filled = code.replace(/^\$ /, '').replace(/<([\w.-]+)>/g, '$1');
  const [before = ''] = filled.split(/ ?(?:…|\.\.\.)/);
  return shellCommands(before).map((words) => ({ where, words, whole: false }));
}

/** Commands in the texts of a value: between backticks, or a text that is the same in both languages. */
function inTexts(where: string, value: unknown): readonly CourseCommand[] {
  if (typeof value === 'string')
    return [...value.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => mentioned(where, code ?? ''));
  if (typeof value !== 'object' || value === null) return [];
  if ('ja' in value && 'en' in value && value.ja === value.en && typeof value.en === 'string')
    return mentioned(where, value.en.replace(/^`(.*)`$/s, '$1'));
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'command' && typeof each === 'string' ? typed(where, 'bash', each) : inTexts(where, each),
  );
}

function inQuestion(question: Question): readonly CourseCommand[] {
  const { id, code, ...rest } = question;
  const asked = code === undefined ? [] : typed(id, code.lang, answeredCode(question));
  if (question.kind !== 'command') return [...asked, ...inTexts(id, rest)];
  const { answer, alternatives = [], nearMisses, ...texts } = question;
  return [
    ...asked,
    ...[answer, ...alternatives].flatMap((line) => typed(id, 'bash', line)),
    ...nearMisses.flatMap(({ line }) => typed(id, 'bash', line).map((each) => ({ ...each, wrong: true }))),
    ...inTexts(id, [texts, nearMisses.map(({ why }) => why)]),
  ];
}

/** The code of a question as it should be: gaps filled, the wrong line repaired. */
export function answeredCode(question: Question): string {
  const text = question.code?.text ?? '';
  if (question.kind === 'cloze')
    return text.replace(/‹(\d)›/g, (_, gap: string) => question.gaps[Number(gap) - 1]?.accept[0] ?? '');
  if (question.kind !== 'wrong-line') return text;
  return text
    .split('\n')
    .map((line, at) => (at + 1 === question.line ? question.repair : line))
    .join('\n');
}
