import { keySheet } from '../src/tui/key-sheet.ts';

/** docs/keys.md: every key of the program in both languages. */
export const keysPage = (): string =>
  [
    '# Keys · キー',
    '',
    'Made from `src/tui/keys.ts` by `npm run generate`. The footer of a screen lists what works there, `?` lists all of it.',
    '',
    'Keys with a name can be changed: `eks-learn config set key.bookmark M`, and back with `eks-learn config reset key.bookmark`.',
    'A key that already has a meaning is refused, and both meanings are named. Enter, Esc, Space, Tab and Ctrl-C stay.',
    '',
    keySheet('en'),
    '名前のあるキーは変えられます。`eks-learn config set key.bookmark M` で変え、`eks-learn config reset key.bookmark` で戻します。',
    'すでに意味のあるキーにはできません。どの操作と重なるかを示します。Enter、Esc、Space、Tab、Ctrl-C は変わりません。',
    '',
    keySheet('ja'),
  ].join('\n');
