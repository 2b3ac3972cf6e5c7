/** Words of the glossary on screen, and of the term over a lesson. */
export const glossaryScreenTexts = {
  glossary: { ja: '用語集', en: 'Glossary' },
  count: {
    ja: (count: number) => `${count} 語`,
    en: (count: number) => (count === 1 ? '1 term' : `${count} terms`),
  },
  other: { ja: 'English', en: '日本語' },
  lesson: { ja: 'レッスン', en: 'lesson' },
  meaning: { ja: '意味', en: 'meaning' },
  term: { ja: (term: string) => `用語  ${term}`, en: (term: string) => `Term  ${term}` },
  otherName: { ja: (term: string) => `English: ${term}`, en: (term: string) => `日本語: ${term}` },
  related: { ja: '関連', en: 'Related' },
  inLesson: { ja: 'レッスン', en: 'Lesson' },
  nextRelated: { ja: '関連する用語', en: 'related term' },
  noRelated: { ja: '関連する用語はありません', en: 'no related term' },
  toLesson: { ja: 'レッスン', en: 'lesson' },
  openShort: { ja: '用語集', en: 'glossary' },
  openHere: { ja: '用語集で開く', en: 'open in the glossary' },
  narrow: { ja: '絞り込み', en: 'filter' },
  clear: { ja: '解除', en: 'clear' },
  close: { ja: '閉じる', en: 'close' },
  done: { ja: '確定', en: 'done' },
  noHit: {
    ja: (words: string) => `「${words}」は 0 件。用語の名前を日本語と英語で探します。本文は Esc のあと / で`,
    en: (words: string) => `No hit for "${words}". Looks in the names of terms, in both languages`,
  },
} as const;
