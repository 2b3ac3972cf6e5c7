import type { MistakeText } from './markdown.ts';

/** Files that cannot be read, or do not have the shape they should. */
export const fileMistakes = {
  'course-file-missing': {
    message: () => ({ ja: 'content/course.yaml がありません', en: 'content/course.yaml is not there' }),
    hint: { ja: 'コースのフォルダーで実行します', en: 'Run it in the folder of a course' },
  },
  'stray-file': {
    message: () => ({ ja: 'ここに置くファイルではありません', en: 'This file does not belong here' }),
    hint: {
      ja: 'レッスンのフォルダーには ja.md と en.md だけを置きます',
      en: 'A lesson folder holds ja.md and en.md only',
    },
  },
  'house-spelling': {
    message: (detail) => ({
      ja: `このコースの表記と違います: ${detail}`,
      en: `Not the house spelling: ${detail}`,
    }),
    hint: { ja: 'かっこの中の書き方にします', en: 'Write what stands in the parentheses' },
  },
  'front-matter-missing': {
    message: () => ({ ja: 'フロントマターがありません', en: 'There is no front matter' }),
    hint: {
      ja: '1 行目を --- だけにし、--- の行で閉じます',
      en: 'Begin with a line of --- alone and close it with another',
    },
  },
  'front-matter-language': {
    message: () => ({
      ja: 'フロントマターに YAML 以外は書けません',
      en: 'Front matter is YAML and nothing else',
    }),
    hint: { ja: '1 行目を --- だけにします', en: 'Leave nothing after the dashes of the first line' },
  },
  yaml: {
    message: (detail) => ({ ja: `YAML として読めません: ${detail}`, en: `Not readable as YAML: ${detail}` }),
    hint: {
      ja: 'この位置の前後の字下げと引用符を確かめます',
      en: 'Check indentation and quotes around this place',
    },
  },
  'yaml-too-large': {
    message: () => ({ ja: 'YAML が大きすぎます', en: 'The YAML is too large' }),
    hint: {
      ja: 'フロントマターは 16 KiB、ファイルは 1 MiB まで',
      en: 'Front matter up to 16 KiB, a file up to 1 MiB',
    },
  },
  'yaml-too-deep': {
    message: (detail) => ({
      ja: `YAML の入れ子が ${detail} 段を超えます`,
      en: `The YAML nests deeper than ${detail}`,
    }),
    hint: { ja: '入れ子を浅くします', en: 'Nest less' },
  },
  'yaml-merge': {
    message: () => ({ ja: '<< は使えません', en: '<< is not allowed' }),
    hint: { ja: '値をその場に書きます', en: 'Write the values out' },
  },
  'yaml-proto': {
    message: () => ({ ja: '__proto__ は使えません', en: '__proto__ is not allowed' }),
    hint: { ja: '別のキーにします', en: 'Use another key' },
  },
  'yaml-tag': {
    message: () => ({ ja: 'YAML のタグは使えません', en: 'YAML tags are not allowed' }),
    hint: { ja: '! で始まるタグを消します', en: 'Remove the tag that begins with !' },
  },
  'yaml-aliases': {
    message: () => ({ ja: 'エイリアスが 50 個を超えます', en: 'There are more than 50 aliases' }),
    hint: { ja: '値をその場に書きます', en: 'Write the values out' },
  },
  'unknown-key': {
    message: (detail) => ({
      ja: `キー ${detail} は定義にありません`,
      en: `The key ${detail} is not defined`,
    }),
    hint: { ja: '綴りを docs/authoring.md と比べます', en: 'Compare the spelling with docs/authoring.md' },
  },
  'missing-key': {
    message: (detail) => ({ ja: `${detail} がありません`, en: `${detail} is missing` }),
    hint: {
      ja: 'docs/authoring.md の例のとおりに書きます',
      en: 'Write it as in the example of docs/authoring.md',
    },
  },
  'wrong-type': {
    message: (detail) => ({ ja: `型が違います（${detail}）`, en: `Wrong type (${detail})` }),
    hint: { ja: '数字だけの文字列は引用符で囲みます', en: 'Quote a text that is all digits' },
  },
  'wrong-value': {
    message: (detail) => ({ ja: `使えない値です（${detail}）`, en: `Not an allowed value (${detail})` }),
    hint: {
      ja: '書ける値は docs/authoring.md にあります',
      en: 'The allowed values are in docs/authoring.md',
    },
  },
  'wrong-format': {
    message: (detail) => ({ ja: `形が違います（${detail}）`, en: `Wrong form (${detail})` }),
    hint: { ja: 'かっこの中の形に合わせます', en: 'Match the form in the parentheses' },
  },
  'too-small': {
    message: (detail) => ({ ja: `足りません（${detail}）`, en: `Too small or too short (${detail})` }),
    hint: { ja: 'かっこの中の下限に合わせます', en: 'Keep to the bound in the parentheses' },
  },
  'too-big': {
    message: (detail) => ({ ja: `多すぎます（${detail}）`, en: `Too large or too long (${detail})` }),
    hint: { ja: 'かっこの中の上限に合わせます', en: 'Keep to the bound in the parentheses' },
  },
} as const satisfies Readonly<Record<string, MistakeText>>;
