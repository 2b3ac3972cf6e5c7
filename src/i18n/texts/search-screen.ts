/** Words of the search screen. */
export const searchScreenTexts = {
  search: { ja: '検索', en: 'Search' },
  hits: {
    ja: (count: number) => `${count} 件`,
    en: (count: number) => (count === 1 ? '1 hit' : `${count} hits`),
  },
  also: {
    ja: (names: readonly string[]) => `${names.join('、')}も検索`,
    en: (names: readonly string[]) => `also ${names.join(', ')}`,
  },
  kinds: {
    lesson: { ja: 'レッスン', en: 'Lesson' },
    question: { ja: '問題', en: 'Question' },
    term: { ja: '用語', en: 'Term' },
    lab: { ja: 'ラボ', en: 'Lab' },
    screen: { ja: '画面', en: 'Screen' },
  },
  more: {
    ja: (count: number) => `ほか ${count} 件   Tab で種類を絞り込み`,
    en: (count: number) => `${count} more   Tab narrows to one kind`,
  },
  only: { ja: (kind: string) => `${kind}だけ`, en: (kind: string) => `${kind} only` },
  noHit: {
    ja: (query: string, near: string | undefined) =>
      near === undefined ? `「${query}」は 0 件` : `「${query}」は 0 件。${near} ですか（Enter）`,
    en: (query: string, near: string | undefined) =>
      near === undefined ? `No hit for ${query}` : `No hit for ${query}. Try ${near} (Enter)`,
  },
  about: {
    ja: 'レッスン、問題、用語、ラボを、日本語でも英語でも探せます。全角と半角、かなとカナは区別しません。',
    en: 'Finds lessons, questions, terms and labs in both languages, whatever the width or the kana.',
  },
  open: { ja: '開く', en: 'open' },
  look: { ja: '結果へ', en: 'to the results' },
  back: { ja: '入力に戻る', en: 'back to the words' },
  kind: { ja: '種類', en: 'kind' },
  unanswered: { ja: '未回答', en: 'not answered' },
} as const;
