import type { ProblemTexts } from './problem-text.ts';

/** Problems of the command line and of the terminal. */
export const generalProblems = {
  usage: {
    exit: 2,
    say: {
      ja: ({ message }) => ({
        what: `コマンドを解釈できません: ${message}`,
        why: 'コマンド名、引数、オプションのどれかが定義にありません。',
        next: '使い方を確かめます',
        commands: ['eks-learn help'],
      }),
      en: ({ message }) => ({
        what: `The command line was not understood: ${message}`,
        why: 'A command, argument or option in it is not defined.',
        next: 'Look at the usage',
        commands: ['eks-learn help'],
      }),
    },
  },
  'no-such-lesson': {
    exit: 2,
    say: {
      ja: ({ id, near }) => ({
        what: `レッスン「${id}」はありません`,
        why: near ? `近い ID は ${near} です。` : 'この ID のレッスンはコースにありません。',
        next: near ? 'そのレッスンを見ます' : 'レッスンの一覧を見ます',
        commands: [near ? `eks-learn lessons show ${near}` : 'eks-learn lessons list'],
      }),
      en: ({ id, near }) => ({
        what: `There is no lesson "${id}"`,
        why: near ? `The nearest id is ${near}.` : 'No lesson of the course has this id.',
        next: near ? 'Read that lesson' : 'List the lessons',
        commands: [near ? `eks-learn lessons show ${near}` : 'eks-learn lessons list'],
      }),
    },
  },
} as const satisfies ProblemTexts;
