import type { Answer } from '../history.ts';
import type { Question } from '../question.ts';
import { type ChoiceGrade, gradeChoice } from './choice.ts';
import { type ClozeGrade, gradeCloze } from './cloze.ts';
import { type CommandGrade, gradeCommand } from './command.ts';
import { gradeMatching, type MatchingGrade } from './matching.ts';
import { gradeOrdering, type OrderingGrade } from './ordering.ts';
import { gradeShort, type ShortGrade } from './short.ts';
import { gradeWrongLine, type WrongLineGrade } from './wrong-line.ts';

/** A verdict with its reasons, one shape per kind of question. */
export type Grade =
  | ChoiceGrade
  | OrderingGrade
  | MatchingGrade
  | CommandGrade
  | ShortGrade
  | ClozeGrade
  | WrongLineGrade;

/** Judges an answer as the history keeps it; the same answer always gets the same grade. */
export function gradeAnswer(question: Question, answer: Answer): Grade {
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return gradeChoice(question, answer);
    case 'ordering':
      return gradeOrdering(question, answer);
    case 'matching':
      return gradeMatching(question, answer);
    case 'command':
      return gradeCommand(question, answer);
    case 'short':
      return gradeShort(question, answer);
    case 'cloze':
      return gradeCloze(question, answer);
    case 'wrong-line':
      return gradeWrongLine(question, answer);
  }
}
