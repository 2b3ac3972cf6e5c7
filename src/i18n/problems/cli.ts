import type { ProblemTexts } from './problem-text.ts';

/** The help of the command at fault, or all of it. */
const helpLine = (help: string | number | undefined): string => String(help ?? 'eks-learn help');

/** Problems of how a command line is written. */
export const cliProblems = {
  'unknown-command': {
    exit: 2,
    say: {
      ja: ({ name, near }) => ({
        what: `コマンド「${name}」はありません`,
        why: near ? `近い名前は ${near} です。` : 'この名前のコマンドは定義にありません。',
        next: near ? 'このコマンドの使い方を見ます' : 'コマンドの一覧を見ます',
        commands: [near ? `eks-learn help ${near}` : 'eks-learn help'],
      }),
      en: ({ name, near }) => ({
        what: `There is no command "${name}"`,
        why: near ? `The nearest name is ${near}.` : 'No command has this name.',
        next: near ? 'See how that command is used' : 'List the commands',
        commands: [near ? `eks-learn help ${near}` : 'eks-learn help'],
      }),
    },
  },
  'japanese-needs-utf8': {
    exit: 2,
    say: {
      ja: () => ({
        what: '日本語を表示するには UTF-8 のロケールが必要です',
        why: 'このロケールの文字コードに、日本語の文字がありません。',
        next: 'UTF-8 のロケールで実行します',
        commands: ['export LC_ALL=C.UTF-8'],
      }),
      en: () => ({
        what: 'Japanese needs a UTF-8 locale',
        why: 'LC_ALL, LC_CTYPE or LANG name one that is not, so this terminal may not take its characters.',
        next: 'Set one that the terminal understands, or use --lang en',
        commands: ['export LC_ALL=C.UTF-8'],
      }),
    },
  },
  'unknown-option': {
    exit: 2,
    say: {
      ja: ({ option, near, help }) => ({
        what: `オプション ${option} はありません`,
        why: near ? `近い名前は ${near} です。` : 'このコマンドの定義にありません。',
        next: '使えるオプションを見ます',
        commands: [helpLine(help)],
      }),
      en: ({ option, near, help }) => ({
        what: `There is no option ${option}`,
        why: near ? `The nearest name is ${near}.` : 'This command does not define it.',
        next: 'See which options there are',
        commands: [helpLine(help)],
      }),
    },
  },
  'missing-argument': {
    exit: 2,
    say: {
      ja: ({ name, help }) => ({
        what: `引数 ${name} がありません`,
        why: 'このコマンドには、この引数が必要です。',
        next: '書式を見ます',
        commands: [helpLine(help)],
      }),
      en: ({ name, help }) => ({
        what: `The argument ${name} is missing`,
        why: 'This command needs it.',
        next: 'See how the command is written',
        commands: [helpLine(help)],
      }),
    },
  },
  'missing-value': {
    exit: 2,
    say: {
      ja: ({ option, help }) => ({
        what: `${option} の値がありません`,
        why: 'このオプションの後ろには値を 1 つ書きます。',
        next: '書式を見ます',
        commands: [helpLine(help)],
      }),
      en: ({ option, help }) => ({
        what: `${option} has no value`,
        why: 'One value has to follow this option.',
        next: 'See how the option is written',
        commands: [helpLine(help)],
      }),
    },
  },
  'bad-value': {
    exit: 2,
    say: {
      ja: ({ name, value, allowed, help }) => ({
        what: `${name} に「${value}」は使えません`,
        why: `書ける値は ${allowed} です。`,
        next: '書式を見ます',
        commands: [helpLine(help)],
      }),
      en: ({ name, value, allowed, help }) => ({
        what: `${name} cannot be "${value}"`,
        why: `It takes ${allowed}.`,
        next: 'See how the command is written',
        commands: [helpLine(help)],
      }),
    },
  },
  'missing-command': {
    exit: 2,
    say: {
      ja: ({ name, commands, help }) => ({
        what: `${name} の後ろにコマンドがありません`,
        why: `続けて書けるのは ${commands} です。`,
        next: '使い方を見ます',
        commands: [helpLine(help)],
      }),
      en: ({ name, commands, help }) => ({
        what: `${name} lacks a command`,
        why: `One of these follows it: ${commands}.`,
        next: 'See how they are used',
        commands: [helpLine(help)],
      }),
    },
  },
  'conflicting-options': {
    exit: 2,
    say: {
      ja: ({ first, second, help }) => ({
        what: `${first} と ${second} は一緒に使えません`,
        why: '互いに打ち消すオプションです。',
        next: '書式を見ます',
        commands: [helpLine(help)],
      }),
      en: ({ first, second, help }) => ({
        what: `${first} cannot be used together with ${second}`,
        why: 'Each of them rules the other out.',
        next: 'See how the command is written',
        commands: [helpLine(help)],
      }),
    },
  },
  'extra-argument': {
    exit: 2,
    say: {
      ja: ({ help }) => ({
        what: '引数が多すぎます',
        why: 'このコマンドが受け取る数より多くの引数があります。',
        next: '書式を見ます',
        commands: [helpLine(help)],
      }),
      en: ({ help }) => ({
        what: 'There are too many arguments',
        why: 'The command takes fewer.',
        next: 'See how the command is written',
        commands: [helpLine(help)],
      }),
    },
  },
  'no-such-term': {
    exit: 2,
    say: {
      ja: ({ term, near }) => ({
        what: `用語「${term}」はありません`,
        why: near ? `近い用語は ${near} です。` : '用語集にこの語はありません。',
        next: near ? 'その用語を見ます' : '用語の一覧を見ます',
        commands: [near ? `eks-learn glossary ${near}` : 'eks-learn glossary'],
      }),
      en: ({ term, near }) => ({
        what: `There is no term "${term}"`,
        why: near ? `The nearest is ${near}.` : 'The glossary does not have it.',
        next: near ? 'Look that term up' : 'List the terms',
        commands: [near ? `eks-learn glossary ${near}` : 'eks-learn glossary'],
      }),
    },
  },
  'no-such-path': {
    exit: 2,
    say: {
      ja: ({ id, near }) => ({
        what: `学習パス「${id}」はありません`,
        why: near ? `近い ID は ${near} です。` : 'この ID の学習パスはコースにありません。',
        next: near ? 'その学習パスを見ます' : '学習パスの一覧を見ます',
        commands: [near ? `eks-learn paths ${near}` : 'eks-learn paths'],
      }),
      en: ({ id, near }) => ({
        what: `There is no path "${id}"`,
        why: near ? `The nearest id is ${near}.` : 'No path of the course has this id.',
        next: near ? 'Look at that path' : 'List the paths',
        commands: [near ? `eks-learn paths ${near}` : 'eks-learn paths'],
      }),
    },
  },
  'course-missing': {
    exit: 70,
    say: {
      ja: ({ folder }) => ({
        what: 'コースのデータを読めません',
        why: `${folder} にコースがないか、壊れています。`,
        next: 'もう一度インストールします',
        commands: ['npx eks-learn@latest'],
      }),
      en: ({ folder }) => ({
        what: 'The course cannot be read',
        why: `${folder} holds no course, or a damaged one.`,
        next: 'Install the program again',
        commands: ['npx eks-learn@latest'],
      }),
    },
  },
} as const satisfies ProblemTexts;
