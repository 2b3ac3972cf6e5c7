export const lessonsTexts = {
  summary: { ja: 'レッスンの一覧と本文', en: 'list and read the lessons' },
  list: { ja: 'レッスンの一覧', en: 'list the lessons' },
  show: { ja: 'レッスンを 1 つ表示', en: 'print one lesson' },
  open: { ja: 'アプリでレッスンを開く', en: 'open a lesson in the app' },
  id: { ja: 'レッスンの ID', en: 'id of the lesson' },
  width: { ja: '行の幅（24 から 200）', en: 'width of the lines (24 to 200)' },
  exampleShow: { ja: '幅 72 で本文を読む', en: 'read it at 72 columns' },
  minutes: { ja: '分', en: 'min' },
  check: { ja: '確認', en: 'Check' },
  sources: { ja: '出典', en: 'Sources' },
  checked: { ja: (day: string) => `（${day}）`, en: (day: string) => ` (${day})` },
  next: { ja: '次は', en: 'Next:' },
} as const;
