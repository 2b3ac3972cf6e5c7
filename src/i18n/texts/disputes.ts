/** The report of disputed questions, and the option that prints it. */
export const disputeTexts = {
  option: {
    ja: '異議を、届けられる報告（Markdown）にして出す',
    en: 'print your disputes as a report to file (Markdown)',
  },
  title: {
    ja: (item: string) => `問題 ${item} への異議`,
    en: (item: string) => `Dispute of question ${item}`,
  },
  argument: { ja: '異議の内容', en: 'What is wrong with it' },
  question: { ja: '問題', en: 'The question' },
  key: { ja: '教材の正解', en: 'The answer of the course' },
  lesson: { ja: 'レッスン', en: 'lesson' },
  gone: {
    ja: 'この版の教材にはない問題です',
    en: 'this version of the course does not have the question any more',
  },
  none: {
    ja: '異議はありません。解説の画面で D を押すと書けます。',
    en: 'No disputes. D on a verdict writes one.',
  },
} as const;
