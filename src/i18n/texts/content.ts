export const contentTexts = {
  summary: { ja: '教材を書く人のための道具', en: 'tools for authors of the course' },
  lint: {
    ja: '教材の誤りを、場所つきで一度に全部示す',
    en: 'show all mistakes of a course at once, with their places',
  },
  lintExample: { ja: 'このフォルダーの教材を調べる', en: 'check the course in this folder' },
  jsonExample: { ja: '別のフォルダーを JSON で', en: 'another folder, as JSON' },
  folder: { ja: 'content/ と quizzes/ のあるフォルダー', en: 'folder that holds content/ and quizzes/' },
  lesson: { ja: 'レッスンの ID', en: 'id of a lesson' },
  preview: { ja: '組み立てずにレッスンを読む', en: 'read a lesson from its source, without a build' },
  previewExample: { ja: '日本語版を、学ぶ人が見るとおりに', en: 'the Japanese text as a learner sees it' },
  found: {
    ja: (count: number) => `${count} 件の誤り`,
    en: (count: number) => (count === 1 ? '1 mistake' : `${count} mistakes`),
  },
} as const;
