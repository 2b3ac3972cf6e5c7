import type { ProblemTexts } from './problem-text.ts';

/** Problems of reading what authors wrote. */
export const contentProblems = {
  'content-too-hard': {
    exit: 3,
    say: {
      ja: ({ file }) => ({
        what: file === '' ? 'フォルダーを読み終えられません' : `${file} を読み終えられません`,
        why: '1 つのファイルの解析に時間かメモリがかかりすぎるため、途中で止めました。深い入れ子や、閉じていない記号の長い並びがあると起こります。',
        next: 'そのファイルの長い記号の並びを探して直すか、ファイルを外して、もう一度調べます',
        commands: ['eks-learn content lint'],
      }),
      en: ({ file }) => ({
        what:
          file === '' ? 'The folder could not be read to its end' : `${file} could not be read to its end`,
        why: 'Parsing one file took too much time or memory, so it was stopped. Deep nesting and long runs of marks that are never closed do this.',
        next: 'Find and repair the long run of marks in that file, or take the file out, and lint again',
        commands: ['eks-learn content lint'],
      }),
    },
  },
  'bad-id': {
    exit: 2,
    say: {
      ja: ({ id }) => ({
        what: `「${id}」は ID に使えません`,
        why: 'ID は英小文字と数字を - でつないだものです。',
        next: '書式を見ます',
        commands: ['eks-learn help content new'],
      }),
      en: ({ id }) => ({
        what: `"${id}" cannot be an id`,
        why: 'An id is small letters and digits, joined by hyphens.',
        next: 'See how the command is written',
        commands: ['eks-learn help content new'],
      }),
    },
  },
  'file-not-written': {
    exit: 3,
    say: {
      ja: ({ file, said }) => ({
        what: `${file} を作れません`,
        why:
          said === 'EEXIST'
            ? 'すでにあります。今あるファイルは書き換えません。'
            : `書き込めませんでした（${said}）。`,
        next:
          said === 'EEXIST' ? '別の ID を選ぶか、今あるファイルを編集します' : 'フォルダーの権限を確かめます',
        commands: [`ls -l ${file}`],
      }),
      en: ({ file, said }) => ({
        what: `${file} cannot be made`,
        why: said === 'EEXIST' ? 'It is there already, and is left as it is.' : `Writing failed (${said}).`,
        next: said === 'EEXIST' ? 'Choose another id, or edit that file' : 'Look at the rights of the folder',
        commands: [`ls -l ${file}`],
      }),
    },
  },
} as const satisfies ProblemTexts;
