export const glossaryTexts = {
  summary: { ja: '用語を両方の言語で引く', en: 'look up a term in both languages' },
  term: { ja: '用語またはその ID', en: 'a term or its id' },
  all: { ja: '用語の一覧', en: 'list all terms' },
  one: { ja: '1 つの用語の意味', en: 'what one term means' },
  related: { ja: '関連', en: 'See also' },
  comma: { ja: '、', en: ', ' },
  next: { ja: '次は', en: 'Next:' },
} as const;
