import type { Both } from '../language.ts';

/** Words of the settings screen: names of settings and of their values. */
export const settingsTexts = {
  settings: { ja: '設定', en: 'Settings' },
  atOnce: { ja: '変更はすぐに保存', en: 'changes are saved at once' },
  origin: { ja: '設定元', en: 'set by' },
  origins: {
    chosen: { ja: '設定', en: 'setting' },
    found: { ja: '自動判定', en: 'found out' },
    standard: { ja: '既定', en: 'default' },
  },
  change: { ja: '切り替え', en: 'change' },
  standard: { ja: '既定に戻す', en: 'default' },
  preview: {
    ja: '読んでいる行はこう見えます。用語には下線、キーは太字です。',
    en: 'A line you read looks like this. Terms are underlined, keys are bold.',
  },
  right: { ja: '正解、合格', en: 'right, pass' },
  wrong: { ja: '不正解、未達', en: 'wrong, not met' },
  others: {
    ja: '待機中、途中   ^ 保留   ! 判定不能   * 印   ? 未回答',
    en: 'waiting, begun   ^ blocked   ! could not check   * flag   ? open',
  },
} as const;

/** Names of the settings, by their name in the history. */
export const settingNames: Readonly<Record<string, Both>> = {
  language: { ja: '言語', en: 'Language' },
  theme: { ja: '配色', en: 'Colours' },
  ambiguous: { ja: '曖昧な幅の文字', en: 'Ambiguous width' },
  glyphs: { ja: '線と記号', en: 'Lines and signs' },
  motion: { ja: '動き', en: 'Motion' },
  'screen-reader': { ja: '読み上げ用の表示', en: 'Screen reader' },
  'review.retention': { ja: '復習の目標', en: 'Aim of reviews' },
  'review.new-cards': { ja: '1 日の新しいカード', en: 'New cards a day' },
};

/** Values by setting and value; numbers are made by `settingNumbers`. */
export const settingValues: Readonly<Record<string, Readonly<Record<string, Both>>>> = {
  language: {
    auto: { ja: '自動（ロケールを見る）', en: 'automatic (from the locale)' },
    ja: { ja: '日本語', en: '日本語' },
    en: { ja: 'English', en: 'English' },
  },
  theme: {
    auto: { ja: '自動（COLORFGBG を見る）', en: 'automatic (COLORFGBG)' },
    dark: { ja: '暗い背景', en: 'dark background' },
    light: { ja: '明るい背景', en: 'light background' },
    none: { ja: '色なし', en: 'no colour' },
  },
  ambiguous: {
    narrow: { ja: '半角', en: 'narrow' },
    wide: { ja: '全角', en: 'wide' },
  },
  glyphs: {
    auto: { ja: '自動（ロケールを見る）', en: 'automatic (from the locale)' },
    unicode: { ja: 'Unicode', en: 'Unicode' },
    ascii: { ja: 'ASCII', en: 'ASCII' },
  },
  motion: {
    clock: { ja: '時計だけ', en: 'clocks only' },
    none: { ja: 'なし', en: 'none' },
  },
  'screen-reader': {
    true: { ja: 'する', en: 'on' },
    false: { ja: 'しない', en: 'off' },
  },
};

export const settingNumbers: Readonly<
  Record<string, Readonly<Record<'ja' | 'en', (value: number) => string>>>
> = {
  'review.retention': {
    ja: (share) => `${Math.round(share * 100)}% を覚えている`,
    en: (share) => `remember ${Math.round(share * 100)}%`,
  },
  'review.new-cards': { ja: (value) => `${value} 枚`, en: (value) => `${value} cards` },
};
