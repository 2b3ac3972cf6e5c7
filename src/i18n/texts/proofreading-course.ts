import type { MistakeText } from './markdown.ts';

/** Mistakes between the files of a course: languages that differ, ids that lead nowhere. */
export const courseMistakes = {
  'duplicate-id': {
    message: (detail) => ({ ja: `ID ${detail} は 2 度使われています`, en: `The id ${detail} is used twice` }),
    hint: { ja: 'どちらかの ID を変えます', en: 'Change one of the two' },
  },
  'lesson-not-in-course': {
    message: (detail) => ({
      ja: `レッスン ${detail} が course.yaml のこのモジュールにありません`,
      en: `The lesson ${detail} is not in this module of course.yaml`,
    }),
    hint: {
      ja: 'course.yaml に 1 行足すか、フォルダー名を直します',
      en: 'Add its line to course.yaml, or correct the folder',
    },
  },
  'id-not-folder': {
    message: (detail) => ({
      ja: `id がフォルダー名 ${detail} と違います`,
      en: `The id differs from the folder ${detail}`,
    }),
    hint: { ja: 'id をフォルダー名と同じにします', en: 'Give the folder and the id the same name' },
  },
  'unknown-exam': {
    message: (detail) => ({ ja: `試験 ${detail} がありません`, en: `There is no exam ${detail}` }),
    hint: { ja: 'quizzes/exams/ の id を書きます', en: 'Name an id of quizzes/exams/' },
  },
  'unknown-lab': {
    message: (detail) => ({ ja: `ラボ ${detail} がありません`, en: `There is no lab ${detail}` }),
    hint: { ja: 'labs/ にあるフォルダー名を書きます', en: 'Name a folder of labs/' },
  },
  'step-twice': {
    message: (detail) => ({
      ja: `${detail} がこの学習パスに 2 度あります`,
      en: `${detail} stands twice in this path`,
    }),
    hint: { ja: '後のほうを消します', en: 'Remove the later one' },
  },
  'language-missing': {
    message: (detail) => ({ ja: `${detail} がありません`, en: `${detail} is not there` }),
    hint: { ja: '両方の言語を書きます', en: 'Write both languages' },
  },
  'languages-differ': {
    message: (detail) => ({
      ja: `ja.md と en.md で ${detail} が違います`,
      en: `${detail} differs between ja.md and en.md`,
    }),
    hint: { ja: '両方を同じ値にします', en: 'Give both the same value' },
  },
  'structure-differs': {
    message: (detail) => ({
      ja: `ja.md と構造が違います: ${detail}`,
      en: `The structure differs from ja.md: ${detail}`,
    }),
    hint: {
      ja: '見出し、コード、枠、問題、表の並びをそろえます',
      en: 'Same order of headings, code, boxes, checks and tables',
    },
  },
  'code-differs': {
    message: (detail) => ({
      ja: `コードが ja.md と違います: ${detail}`,
      en: `The code differs from ja.md: ${detail}`,
    }),
    hint: { ja: 'コメント以外を同じにします', en: 'Everything but comments is the same' },
  },
  'unknown-source': {
    message: (detail) => ({ ja: `出典 ${detail} がありません`, en: `There is no source ${detail}` }),
    hint: { ja: 'フロントマターの sources に足します', en: 'Add it to sources of the front matter' },
  },
  'unused-source': {
    message: (detail) => ({
      ja: `出典 ${detail} は使われていません`,
      en: `The source ${detail} is never used`,
    }),
    hint: {
      ja: '本文か問題で引くか、sources から外します',
      en: 'Cite it in the text or a question, or remove it',
    },
  },
  'unknown-term': {
    message: (detail) => ({ ja: `用語 ${detail} がありません`, en: `There is no glossary term ${detail}` }),
    hint: { ja: 'content/glossary/ に足します', en: 'Add it to content/glossary/' },
  },
  'unknown-dated': {
    message: (detail) => ({
      ja: `日付つきの値 ${detail} がありません`,
      en: `There is no dated figure ${detail}`,
    }),
    hint: { ja: 'content/dated/ に足します', en: 'Add it to content/dated/' },
  },
  'unknown-lesson': {
    message: (detail) => ({ ja: `レッスン ${detail} がありません`, en: `There is no lesson ${detail}` }),
    hint: { ja: '綴りを course.yaml と比べます', en: 'Compare the spelling with course.yaml' },
  },
  'unknown-check': {
    message: (detail) => ({
      ja: `問題 ${detail} がこのレッスンにありません`,
      en: `This lesson has no question ${detail}`,
    }),
    hint: { ja: 'quizzes/ の id と lesson を確かめます', en: 'Check its id and lesson in quizzes/' },
  },
  'few-checks': {
    message: (detail) => ({ ja: `本文中の確認が ${detail} 問です`, en: `The text has ${detail} checks` }),
    hint: { ja: ':::check を 2 つか 3 つ置きます', en: 'Place two or three :::check' },
  },
  'errata-differ': {
    message: (detail) => ({
      ja: `訂正 ${detail} が本文とフロントマターで合いません`,
      en: `Erratum ${detail} is not in both text and front matter`,
    }),
    hint: { ja: '[!CORRECTION] と errata をそろえます', en: 'Make [!CORRECTION] and errata agree' },
  },
  'remember-section': {
    message: () => ({
      ja: '最後の節が「覚えておくこと」の 2〜4 項目ではありません',
      en: 'The last section is not Remember with two to four items',
    }),
    hint: {
      ja: '## 覚えておくこと / ## Remember で終えます',
      en: 'End with ## Remember (## 覚えておくこと)',
    },
  },
  'length-out-of-bounds': {
    message: (detail) => ({
      ja: `本文の長さが範囲外です（${detail}）`,
      en: `The length of the text is out of bounds (${detail})`,
    }),
    hint: {
      ja: '日本語 1,800〜3,500 字、英語 700〜1,300 語',
      en: '1,800 to 3,500 Japanese characters, 700 to 1,300 English words',
    },
  },
} as const satisfies Readonly<Record<string, MistakeText>>;
