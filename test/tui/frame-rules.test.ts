import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleBreaks } from '../support/frame-rules.ts';

type Planted = readonly [
  why: string,
  screen: string,
  language: 'ja' | 'en',
  mistake: (frame: string) => string,
];

const row =
  (at: number, change: (line: string) => string) =>
  (frame: string): string =>
    frame
      .split('\n')
      .map((line, index) => (index === at ? change(line) : line))
      .join('\n');

/** Mistakes put into real frames, each with the words of the rule that has to see it. */
const planted: readonly Planted[] = [
  ['rows instead of', 'home-first', 'ja', (frame) => `${frame}\n`],
  ['cells', 'lesson', 'ja', row(3, (line) => `${line}${'あ'.repeat(9)}`)],
  ['margin cell', 'lesson', 'ja', row(3, (line) => `x${line.slice(1)}`)],
  ['glyph not in the table', 'lesson', 'ja', (frame) => frame.replace('認証情報', '認é情報')],
  ['another width where ambiguous is wide', 'lesson', 'ja', (frame) => frame.replace('一時', '一→')],
  ['begins with', 'lesson', 'ja', row(3, (line) => line.replace('    こ', '    。'))],
  ['more than one focus pointer', 'quiz-single', 'ja', (frame) => frame.replace(/^ {4} C/m, ' ▸   C')],
  ['nothing is pointed at', 'quiz-single', 'ja', (frame) => frame.replace('▸', ' ')],
  ['rule expected here', 'home-first', 'en', row(1, () => '')],
  ['header ends at cell', 'home-first', 'en', row(0, (line) => line.replace(/ {2}L/, ' L'))],
  ['panel rule missing', 'lesson', 'en', row(9, (line) => line.replace(/[╎▐]/, ' '))],
  ['footer key not in the key table', 'home-first', 'ja', (frame) => frame.replace('/ 検索', 'ö 検索')],
  ['the way out is not last', 'home-first', 'ja', (frame) => frame.replace('  q 終了', '')],
  ['? does not stand before', 'home-first', 'ja', (frame) => frame.replace('? ヘルプ  ', '? ヘルプ  n 次  ')],
  ['Enter is not first', 'home-first', 'ja', (frame) => frame.replace('Enter 開く', 'j/k 移動  Enter 開く')],
  ['two blank rows', 'home-first', 'ja', row(11, () => '')],
  [
    'a number lost its counter',
    'lesson',
    'ja',
    (frame) => frame.replace('一時的', '一時 2').replace('    な認', '    つ認'),
  ],
  [
    'a lone character',
    'lesson',
    'ja',
    (frame) => frame.replace(/ {4}な認証情報を渡します。/, `    な。${' '.repeat(18)}`),
  ],
  ['no blank before a counter', 'home-first', 'ja', (frame) => frame.replace('7 分', '7分')],
  ['a unit that is not short', 'home-first', 'en', (frame) => frame.replace('7 min', '7 minutes')],
  ['a range without', 'progress-target', 'ja', (frame) => frame.replace('0〜27%', '0-27%')],
  ['Japanese in English', 'home-first', 'en', (frame) => frame.replace('Course', 'コース')],
];

test.each(planted)('a frame is refused for "%s"', (why, screen, language, mistake) => {
  const [columns, rows] = screen === 'lesson' && language === 'en' ? [120, 40] : [80, 24];
  const frame = readFileSync(`test/screens/${screen}-${columns}x${rows}-${language}.txt`, 'utf8').slice(
    0,
    -1,
  );
  const facts = { columns, rows, language };
  expect(ruleBreaks(frame.split('\n'), facts)).toEqual([]);
  const broken = mistake(frame);
  expect(broken).not.toBe(frame);
  expect(ruleBreaks(broken.split('\n'), facts).join('\n')).toContain(why);
});
