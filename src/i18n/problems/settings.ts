import type { Language } from '../language.ts';
import { keyTexts } from '../texts/keys.ts';
import type { ProblemTexts } from './problem-text.ts';

/** What a row of the key table does; digits and letters choose. */
const does = (id: string | number | undefined, language: Language): string =>
  (keyTexts[String(id) as keyof typeof keyTexts] ?? keyTexts.choose)[language];

/** Problems of settings and of keys of one's own. */
export const settingsProblems = {
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
} as const satisfies ProblemTexts;
