import type { ProblemTexts } from './problem-text.ts';

/** The practice cluster: its process and its files. */
export const practiceProblems = {
  'practice-did-not-start': {
    exit: 3,
    say: {
      ja: ({ log, said }) => ({
        what: '練習クラスターを起動できませんでした',
        why: said === '' ? `プロセスが応答しないまま終わりました。記録: ${log}` : `${said}（記録: ${log}）`,
        next: '状態を捨てて、始めからやり直します',
        commands: ['eks-learn practice reset'],
      }),
      en: ({ log, said }) => ({
        what: 'The practice cluster did not start',
        why: said === '' ? `Its process ended without an answer. Its log: ${log}` : `${said} (log: ${log})`,
        next: 'Throw its state away and begin again',
        commands: ['eks-learn practice reset'],
      }),
    },
  },
  'practice-bad-name': {
    exit: 2,
    say: {
      ja: ({ name }) => ({
        what: `「${name}」は練習クラスターの名前にできません`,
        why: '名前に使えるのは英小文字、数字、ハイフンで、32 文字までです。',
        next: '名前を変えて実行します',
        commands: ['eks-learn practice up --name study'],
      }),
      en: ({ name }) => ({
        what: `"${name}" cannot be the name of a practice cluster`,
        why: 'A name has lower-case letters, digits and hyphens, 32 characters at most.',
        next: 'Run it with another name',
        commands: ['eks-learn practice up --name study'],
      }),
    },
  },
  'practice-not-running': {
    exit: 3,
    say: {
      ja: ({ name }) => ({
        what: `練習クラスター ${name} は動いていません`,
        why: 'まだ起動していないか、しばらく使われず自動で止まりました。状態は残っています。',
        next: '起動します',
        commands: ['eks-learn practice up'],
      }),
      en: ({ name }) => ({
        what: `The practice cluster ${name} is not running`,
        why: 'It was not started, or it stopped itself after a while without use. Its state is kept.',
        next: 'Start it',
        commands: ['eks-learn practice up'],
      }),
    },
  },
  'practice-no-state': {
    exit: 1,
    say: {
      ja: ({ name }) => ({
        what: `練習クラスター ${name} には保存する状態がありません`,
        why: '一度も起動していません。',
        next: '起動してから保存します',
        commands: ['eks-learn practice up'],
      }),
      en: ({ name }) => ({
        what: `The practice cluster ${name} has no state to keep`,
        why: 'It was never started.',
        next: 'Start it first',
        commands: ['eks-learn practice up'],
      }),
    },
  },
  'practice-no-snapshot': {
    exit: 1,
    say: {
      ja: ({ name, snapshot }) => ({
        what: `スナップショット「${snapshot}」がありません`,
        why: `練習クラスター ${name} に、その名前で保存した状態はありません。`,
        next: '保存してあるものを確かめます',
        commands: ['eks-learn practice snapshot --list'],
      }),
      en: ({ name, snapshot }) => ({
        what: `There is no snapshot "${snapshot}"`,
        why: `No state of the practice cluster ${name} was kept under that name.`,
        next: 'See which there are',
        commands: ['eks-learn practice snapshot --list'],
      }),
    },
  },
} as const satisfies ProblemTexts;
