import { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { answerKey } from '../../study/answer-key.ts';
import { readAnswer } from '../../study/answer-sheet.ts';
import { type DeckItem, wantedCount } from '../../study/deck.ts';
import { type Grade, gradeAnswer } from '../../study/grade/grade.ts';
import type { Answer, StudyEvent } from '../../study/history.ts';
import type { QuestionKind } from '../../study/question.ts';
import type { CliContext } from '../cli-context.ts';
import { readNamedFile } from '../wire-files.ts';

/** How an answer file gives an answer of each kind. */
const forms: Readonly<Record<QuestionKind, string>> = {
  single: 'a letter: "B"',
  output: 'a letter: "B"',
  multiple: 'letters: ["A","C"]',
  ordering: 'letters in order: ["C","A","B"]',
  matching: 'number and letter of each pair: "1C 2A 3B"',
  command: 'the command line',
  short: 'text, or ["text","idea:ID"] with the ideas you judge to be in it',
  cloze: 'the gaps in order: ["a","b"]',
  'wrong-line': 'the number of the line: 7',
};

/** One question of a paper: everything a candidate sees and nothing that tells the answer. */
export const paperOf = ({ question, shown }: DeckItem) => ({
  id: question.id,
  kind: question.kind,
  lesson: question.lesson,
  seconds: question.seconds,
  stem: question.stem,
  ...(question.code && { code: question.code }),
  choose: wantedCount(question),
  ...(question.kind === 'matching' && {
    lefts: question.pairs.map(({ left }, at) => ({ number: at + 1, text: left })),
  }),
  ...(question.kind === 'cloze' && { gaps: question.gaps.map((_, at) => ({ number: at + 1 })) }),
  ...(question.kind === 'wrong-line' && {
    lines:
      question.code?.text
        .trimEnd()
        .split('\n')
        .map((text, at) => ({ number: at + 1, text })) ?? [],
  }),
  form: forms[question.kind],
  ...(question.kind === 'command' && { setting: question.setting }),
  options: shown.map(({ letter, text }) => ({ letter, text })),
});

/** Answers by item id; items without one were not answered. */
export type Sheet = ReadonlyMap<string, Answer>;

/** Reads `{itemId: answer}` of a file or of standard input. Throws `answers-unreadable` with what is wrong. */
export async function readSheet(
  file: string,
  deck: readonly DeckItem[],
  cli: CliContext,
  of: 'quiz' | 'exam' = 'quiz',
): Promise<Sheet> {
  const refuse = (why: string): never => {
    throw new Problem('answers-unreadable', { file, why, of });
  };
  const content = await readNamedFile(file, cli.world).catch((error: Error) => refuse(error.message));
  const parsed = parse(content) ?? refuse('not a JSON object');
  return new Map(
    Object.entries(parsed).map(([id, given]) => {
      const item = deck.find(({ question }) => question.id === id) ?? refuse(`${id}: not on this paper`);
      const readable = isAnswer(given) ? readAnswer(item, given) : undefined;
      return [id, readable ?? refuse(`${id}: ${JSON.stringify(given)}`)] as const;
    }),
  );
}

/** Grades a sheet and records each answer as a sitting on the screen would. */
export function gradeSheet(deck: readonly DeckItem[], sheet: Sheet, { history, course }: Services) {
  const items = deck.map(({ question, shown }) => {
    const answer = sheet.get(question.id);
    const grade = answer === undefined ? undefined : gradeAnswer(question, answer);
    const letters = Object.fromEntries(shown.map(({ id, letter }) => [id, letter]));
    return {
      id: question.id,
      lesson: question.lesson,
      verdict: grade?.verdict ?? 'unanswered',
      answer: answer ?? null,
      key: answerKey(question),
      letters,
      grade: grade ?? null,
      sources: course.sourcesOf(question).map(({ url, checked }) => ({ url, checked })),
    };
  });
  const events = items.flatMap(({ id, answer, grade }): StudyEvent[] =>
    answer === null || grade === null
      ? []
      : [
          {
            type: 'answered',
            question: id,
            answer,
            verdict: grade.verdict,
            where: 'quiz',
            took: 0,
            ...(isSelfGraded(grade) && { selfGraded: true }),
          },
        ],
  );
  history.record(events);
  return { count: deck.length, right: items.filter(({ verdict }) => verdict === 'right').length, items };
}

/** An idea that only the learner found makes the verdict the learner's own. */
const isSelfGraded = (grade: Grade): boolean =>
  grade.kind === 'short' && grade.ideas.some(({ found, by }) => found && by === 'self');

export function parse(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return value as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const isAnswer = (given: unknown): given is string | number | readonly string[] =>
  typeof given === 'string' ||
  typeof given === 'number' ||
  (Array.isArray(given) && given.every((part) => typeof part === 'string'));
