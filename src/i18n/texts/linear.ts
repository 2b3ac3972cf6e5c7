import type { Both } from '../language.ts';

/** Words for what a sighted reader sees as marks. */
export const markWords: Readonly<Record<string, Both>> = {
  '✓': { ja: '済み', en: 'done' },
  '✗': { ja: '不正解', en: 'wrong' },
  '~': { ja: '途中', en: 'begun' },
  '^': { ja: '保留', en: 'blocked' },
  '!': { ja: '注意', en: 'caution' },
  '?': { ja: '未回答', en: 'open' },
  '*': { ja: '印', en: 'flag' },
  '+': { ja: '追加', en: 'new' },
  '-': { ja: 'なし', en: 'none' },
};

export const linearTexts = {
  pointer: { ja: '選択中', en: 'current' },
  right: { ja: '正解', en: 'right' },
  keys: { ja: 'キー', en: 'Keys' },
  comma: { ja: '、', en: ', ' },
  stop: { ja: '。', en: '.' },
  colon: { ja: ': ', en: ': ' },
} as const satisfies Readonly<Record<string, Both>>;
