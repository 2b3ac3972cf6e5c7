/** The `search` command. */
export const searchTexts = {
  summary: { ja: 'レッスン、問題、用語、ラボを探す', en: 'search lessons, questions, terms and labs' },
  words: { ja: '探す語', en: 'what to look for' },
  limit: { ja: '表示する件数', en: 'how many hits to show' },
  example: { ja: 'IRSA の出てくる場所', en: 'where IRSA is explained' },
  next: { ja: '次は', en: 'Next:' },
  found: (query: string, count: number) => ({
    ja: `「${query}」は ${count} 件`,
    en: `${count} hits for ${query}`,
  }),
  kinds: {
    lesson: { ja: 'レッスン', en: 'lesson  ' },
    question: { ja: '問題    ', en: 'question' },
    term: { ja: '用語    ', en: 'term    ' },
    lab: { ja: 'ラボ    ', en: 'lab     ' },
  },
} as const;
