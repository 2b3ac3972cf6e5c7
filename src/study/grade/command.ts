import type { Both } from '../../i18n/language.ts';
import { type CommandPart, compareLines, type LineProblem } from '../command/compare.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type CommandGrade = {
  readonly kind: 'command';
  readonly verdict: AnswerVerdict;
  readonly typed: string;
  /** A line that would have been right: the answer, or the alternative nearest to what was typed. */
  readonly answer: string;
  /** Part by part, what was typed against `answer`; empty when the line could not be read. */
  readonly parts: readonly CommandPart[];
  /** Why the line could not be read as one command. */
  readonly problem?: LineProblem;
  readonly why: Both;
  /** What the typed line would do, when the author foresaw it. */
  readonly nearMiss?: Both;
};

/** Right when the line does the same as the answer or an alternative, in the setting of the question. */
export function gradeCommand(question: QuestionOf<'command'>, answer: Answer): CommandGrade {
  const typed = answer[0] ?? '';
  const accepted = [question.answer, ...(question.alternatives ?? [])];
  const compared = accepted.map((line) => ({ line, ...compareLines(typed, line, question.setting) }));
  const best = compared.reduce((one, other) => (differences(other) < differences(one) ? other : one));
  const miss = question.nearMisses.find(({ line }) => compareLines(typed, line, question.setting).same);
  return {
    kind: 'command',
    verdict: best.same ? 'right' : 'wrong',
    typed,
    answer: best.line,
    parts: best.parts,
    ...(best.problem === undefined ? {} : { problem: best.problem }),
    why: question.why,
    ...(best.same || miss === undefined ? {} : { nearMiss: miss.why }),
  };
}

const differences = (compared: { same: boolean; parts: readonly CommandPart[] }): number =>
  compared.same
    ? -1
    : compared.parts.length === 0
      ? Number.POSITIVE_INFINITY
      : compared.parts.filter((part) => part.outcome !== 'same').length;
