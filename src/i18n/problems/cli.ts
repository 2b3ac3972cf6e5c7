import type { Language } from '../language.ts';
import { keyTexts } from '../texts/keys.ts';
import type { ProblemTexts } from './problem-text.ts';

/** What a row of the key table does; digits and letters choose. */
const does = (id: string | number | undefined, language: Language): string =>
  (keyTexts[String(id) as keyof typeof keyTexts] ?? keyTexts.choose)[language];

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
  'unknown-option': {
    exit: 2,
    say: {
      ja: ({ option, near }) => ({
        what: `オプション ${option} はありません`,
        why: near ? `近い名前は ${near} です。` : 'このコマンドの定義にありません。',
        next: '使えるオプションを見ます',
        commands: ['eks-learn help'],
      }),
      en: ({ option, near }) => ({
        what: `There is no option ${option}`,
        why: near ? `The nearest name is ${near}.` : 'This command does not define it.',
        next: 'See which options there are',
        commands: ['eks-learn help'],
      }),
    },
  },
  'missing-argument': {
    exit: 2,
    say: {
      ja: ({ name }) => ({
        what: `引数 ${name} がありません`,
        why: 'このコマンドには、この引数が必要です。',
        next: '書式を見ます',
        commands: ['eks-learn help'],
      }),
      en: ({ name }) => ({
        what: `The argument ${name} is missing`,
        why: 'This command needs it.',
        next: 'See how the command is written',
        commands: ['eks-learn help'],
      }),
    },
  },
  'missing-value': {
    exit: 2,
    say: {
      ja: ({ option }) => ({
        what: `${option} の値がありません`,
        why: 'このオプションの後ろには値を 1 つ書きます。',
        next: '書式を見ます',
        commands: ['eks-learn help'],
      }),
      en: ({ option }) => ({
        what: `${option} has no value`,
        why: 'One value has to follow this option.',
        next: 'See how the option is written',
        commands: ['eks-learn help'],
      }),
    },
  },
  'bad-value': {
    exit: 2,
    say: {
      ja: ({ message }) => ({
        what: `値を使えません: ${message}`,
        why: '書ける値は決まっています。',
        next: '書ける値を見ます',
        commands: ['eks-learn help'],
      }),
      en: ({ message }) => ({
        what: `A value cannot be used: ${message}`,
        why: 'Only certain values are allowed there.',
        next: 'See which values are allowed',
        commands: ['eks-learn help'],
      }),
    },
  },
  'extra-argument': {
    exit: 2,
    say: {
      ja: () => ({
        what: '引数が多すぎます',
        why: 'このコマンドが受け取る数より多くの引数があります。',
        next: '書式を見ます',
        commands: ['eks-learn help'],
      }),
      en: () => ({
        what: 'There are too many arguments',
        why: 'The command takes fewer.',
        next: 'See how the command is written',
        commands: ['eks-learn help'],
      }),
    },
  },
  'no-such-setting': {
    exit: 2,
    say: {
      ja: ({ name, near }) => ({
        what: `設定「${name}」はありません`,
        why: near ? `近い名前は ${near} です。` : 'この名前の設定は定義にありません。',
        next: '設定の一覧を見ます',
        commands: ['eks-learn config list'],
      }),
      en: ({ name, near }) => ({
        what: `There is no setting "${name}"`,
        why: near ? `The nearest name is ${near}.` : 'No setting has this name.',
        next: 'List the settings',
        commands: ['eks-learn config list'],
      }),
    },
  },
  'bad-setting': {
    exit: 2,
    say: {
      ja: ({ name, value, allowed }) => ({
        what: `設定 ${name} に「${value}」は使えません`,
        why: `書ける値は ${allowed} です。`,
        next: '今の値を見ます',
        commands: ['eks-learn config list'],
      }),
      en: ({ name, value, allowed }) => ({
        what: `The setting ${name} cannot be "${value}"`,
        why: `It takes ${allowed}.`,
        next: 'See the present values',
        commands: ['eks-learn config list'],
      }),
    },
  },
  'key-taken': {
    exit: 2,
    say: {
      ja: ({ key, wanted, other }) => ({
        what: `キー ${key} は「${does(wanted, 'ja')}」と「${does(other, 'ja')}」の両方になります`,
        why: `${key} はすでに「${does(other, 'ja')}」のキーです。`,
        next: 'ほかのキーを選びます。キーの一覧は次のコマンドで見られます',
        commands: ['eks-learn help keys'],
      }),
      en: ({ key, wanted, other }) => ({
        what: `The key ${key} would mean both "${does(wanted, 'en')}" and "${does(other, 'en')}"`,
        why: `${key} already is the key of "${does(other, 'en')}".`,
        next: 'Choose another key. All keys are listed by',
        commands: ['eks-learn help keys'],
      }),
    },
  },
  'no-such-term': {
    exit: 2,
    say: {
      ja: ({ term, near }) => ({
        what: `用語「${term}」はありません`,
        why: near ? `近い用語は ${near} です。` : '用語集にこの語はありません。',
        next: '用語の一覧を見ます',
        commands: [near ? `eks-learn glossary ${near}` : 'eks-learn glossary'],
      }),
      en: ({ term, near }) => ({
        what: `There is no term "${term}"`,
        why: near ? `The nearest is ${near}.` : 'The glossary does not have it.',
        next: 'List the terms',
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
        next: '学習パスの一覧を見ます',
        commands: [near ? `eks-learn paths ${near}` : 'eks-learn paths'],
      }),
      en: ({ id, near }) => ({
        what: `There is no path "${id}"`,
        why: near ? `The nearest id is ${near}.` : 'No path of the course has this id.',
        next: 'List the paths',
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
