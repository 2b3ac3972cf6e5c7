import type { ProblemTexts } from './problem-text.ts';

/** Problems of quizzes, reviews, exams and what is exported from them. */
export const studyProblems = {
  'no-questions': {
    exit: 2,
    say: {
      ja: ({ wanted }) => ({
        what: `条件に合う問題がありません: ${wanted}`,
        why: 'その条件の組み合わせに当たる問題は、まだコースにありません。',
        next: 'レッスンの一覧から選びます',
        commands: ['eks-learn lessons list'],
      }),
      en: ({ wanted }) => ({
        what: `No question matches: ${wanted}`,
        why: 'The course has no question for this combination yet.',
        next: 'Choose from the list of lessons',
        commands: ['eks-learn lessons list'],
      }),
    },
  },
  'answers-unreadable': {
    exit: 2,
    say: {
      ja: ({ file, why }) => ({
        what: `答えのファイル ${file} を読めません`,
        why: `${why}。形は {"問題の ID": "B"} か {"問題の ID": ["A", "C"]} です。`,
        next: '同じ条件とシードで問題用紙を出し、ID を確かめます',
        commands: ['eks-learn quiz --seed SEED --json'],
      }),
      en: ({ file, why }) => ({
        what: `The answers in ${file} cannot be read`,
        why: `${why}. The form is {"question id": "B"} or {"question id": ["A", "C"]}.`,
        next: 'Print the paper of the same choice and seed, and compare the ids',
        commands: ['eks-learn quiz --seed SEED --json'],
      }),
    },
  },
} as const satisfies ProblemTexts;
