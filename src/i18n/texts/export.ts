/** Words of writing a report to a file. */
export const exportTexts = {
  key: { ja: '書き出す', en: 'export' },
  title: { ja: '結果をファイルに書き出す', en: 'Write the report to a file' },
  progressTitle: { ja: '進捗の書き出し', en: 'Export of the progress' },
  where: {
    ja: 'eks-learn を起動したフォルダーに、新しいファイルを作ります。',
    en: 'A new file in the folder eks-learn was started in.',
  },
  formats: {
    markdown: { ja: 'Markdown   読むための表', en: 'Markdown   tables to read' },
    csv: { ja: 'CSV        1 問 1 行', en: 'CSV        one row an item' },
    json: { ja: 'JSON       すべての値', en: 'JSON       every value' },
    junit: { ja: 'JUnit XML  CI に渡す', en: 'JUnit XML  for CI' },
  },
  written: {
    ja: (file: string) => `${file} に書き出しました`,
    en: (file: string) => `Written to ${file}`,
  },
  notYet: { ja: '実技の判定中です', en: 'tasks are being judged' },
  close: { ja: '閉じる', en: 'close' },
  cancel: { ja: 'やめる', en: 'cancel' },
} as const;
