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
} as const satisfies ProblemTexts;
