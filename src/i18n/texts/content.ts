export const contentTexts = {
  summary: { ja: '教材を書く人のためのツール', en: 'tools for authors of the course' },
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
  new: { ja: '新しいレッスンの 2 つのファイルを作る', en: 'begin a lesson: its two files' },
  newExample: { ja: 'モジュール storage に', en: 'in module storage' },
  module: { ja: 'モジュールの ID', en: 'id of a module' },
  newNext: {
    ja: (module: string, lesson: string) =>
      `content/course.yaml の ${module} に「- ${lesson}」を足します。残りは eks-learn content lint が示します`,
    en: (module: string, lesson: string) =>
      `Add "- ${lesson}" under ${module} in content/course.yaml; eks-learn content lint names what is left`,
  },
  found: {
    ja: (count: number) => `${count} 件の誤り`,
    en: (count: number) => (count === 1 ? '1 mistake' : `${count} mistakes`),
  },
} as const;
