import type { Answer } from './history.ts';
import type { Question } from './question.ts';

/** A right answer, in the form the history keeps; for a short answer in words there is only its model. */
export function answerKey(question: Question): Answer {
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return question.options.filter((option) => option.right).map(({ id }) => id);
    case 'ordering':
      return question.items.map(({ id }) => id);
    case 'matching':
      return question.pairs.map(({ id }) => `${id}:${id}`);
    case 'command':
      return [question.answer];
    case 'short':
      return [];
    case 'cloze':
      return question.gaps.map((gap) => gap.accept[0] ?? '');
    case 'wrong-line':
      return [String(question.line)];
  }
}
