import { keySheet } from '../src/tui/key-sheet.ts';

/** docs/keys.md: every key of the program in both languages. */
export const keysPage = (): string =>
  [
    '# Keys · キー',
    '',
    'Made from `src/tui/keys.ts` by `npm run generate`. The footer of a screen lists what works there, `?` lists all of it.',
    '',
    keySheet('en'),
    keySheet('ja'),
  ].join('\n');
