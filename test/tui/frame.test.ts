import fc from 'fast-check';
import { expect, test } from 'vitest';
import { own } from '../../src/text/safe.ts';
import { widthOf } from '../../src/text/width.ts';
import {
  edited,
  emptyField,
  type Field,
  fieldText,
  seenField,
  typed,
} from '../../src/tui/components/field.ts';
import { composeFrame } from '../../src/tui/frame/compose.ts';
import { footer } from '../../src/tui/frame/footer.ts';
import { header } from '../../src/tui/frame/header.ts';
import { isTooSmall } from '../../src/tui/frame/room.ts';
import { rule } from '../../src/tui/frame/rule.ts';
import { settledTop, thumbOf } from '../../src/tui/frame/scroll.ts';
import { cellsOf, line, say, spread } from '../../src/tui/frame/spans.ts';
import type { View } from '../../src/tui/frame/view.ts';
import { use } from '../../src/tui/keys.ts';
import { plainRow } from '../../src/tui/paint.ts';

const words = fc.string({ unit: fc.constantFrom(...'abc 名前空間、。Pod'), maxLength: 120 });
const text = (spans: readonly { readonly text: string }[]) => spans.map((span) => span.text).join('');

test('a frame of any words and any size has rows−1 rows and none wider than the terminal', () => {
  const size = fc.record({
    columns: fc.integer({ min: 1, max: 200 }),
    rows: fc.integer({ min: 2, max: 60 }),
  });
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 40 }),
      words,
      words,
      size,
      fc.nat(50),
      (lines, path, fact, now, top) => {
        const view: View = {
          path: [path, fact],
          facts: [{ text: fact }, { text: path, keep: true }],
          body: lines.map((each) => line([say(each)])),
          top,
          position: { kind: 'share' },
          keys: [use('primary'), use('find'), use('help'), use('back')],
          ...(top % 3 === 0
            ? { band: { title: path, lines: [line([say(fact)])], keys: [use('back')] } }
            : {}),
          ...(top % 5 === 0 ? { panel: [{ spans: [say(path)] }] } : {}),
        };
        const frame = composeFrame(view, now, 'ja', top % 2 === 0 ? { notice: fact } : {});
        expect(frame.rows).toHaveLength(Math.max(1, now.rows - 1));
        for (const row of frame.rows) expect(widthOf(plainRow(row))).toBeLessThanOrEqual(now.columns);
      },
    ),
    { numRuns: 1500 },
  );
});

test('a narrow header drops ancestors, then the count, and never what must stay', () => {
  const facts = [{ text: '問 14/65' }, { text: '残り 1 時間 32 分', keep: true as const }];
  expect(text(header(['模擬試験', 'SOA-C03'], facts, 72)).trim()).toMatch(
    /^模擬試験 › SOA-C03 +問 14\/65 {2}残り/,
  );
  expect(text(header(['模擬試験', 'SOA-C03'], facts, 40))).toMatch(/^SOA-C03 +問 14\/65/);
  const narrow = text(header(['模擬試験', 'SOA-C03'], facts, 27));
  expect(narrow).not.toContain('14/65');
  expect(narrow).toContain('残り 1 時間 32 分');
});

test('a narrow footer drops keys from the right, never ? and Esc', () => {
  const keys = [use('primary'), use('move'), use('find'), use('copy'), use('help'), use('back')];
  for (let width = 14; width <= 80; width++) {
    const shown = text(footer(keys, 'en', width));
    expect(shown.length).toBeLessThanOrEqual(width);
    expect(shown).toContain('Esc');
    if (width >= 18) expect(shown).toContain('?');
  }
});

test('a rule is as wide as it should be with every cut in it', () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 20, max: 120 }), (left, right, width) => {
      expect(cellsOf(rule(width, { left, right, cuts: [{ at: 30, text: left }] }))).toBeLessThanOrEqual(
        width,
      );
    }),
  );
});

test('what stands at both ends of a line fills it exactly when it fits', () => {
  expect(text(spread([say('名前')], [say('9 分')], 20))).toBe('名前            9 分');
  expect(cellsOf(spread([say('名前'.repeat(20))], [say('9 分')], 20))).toBe(20);
});

test('the pointer stays two lines from the edges, and the last line can be seen', () => {
  expect(settledTop(100, 10, 0, [9, 9])).toBe(2);
  expect(settledTop(100, 10, 50, [50, 50])).toBe(48);
  expect(settledTop(100, 10, 500)).toBe(90);
  expect(settledTop(5, 10, 3)).toBe(0);
  expect(thumbOf(20, 10, 10)).toEqual({ first: 5, length: 5 });
  expect(thumbOf(10, 10, 0)).toBeUndefined();
});

test('under 30×8 the frame only says so', () => {
  expect(isTooSmall({ columns: 29, rows: 24 })).toBe(true);
  const frame = composeFrame({ path: ['x'], body: [], keys: [] }, { columns: 28, rows: 7 }, 'ja');
  expect(frame.rows.map((row) => plainRow(row))).toEqual([
    '   画面が小さすぎます。',
    '   いま 28x7',
    '   必要 30x8 以上',
    '   広げると元に戻ります。',
    '   q 終了',
    '',
  ]);
});

test('a field edits by grapheme, and shows the caret at any width', () => {
  const start = typed(emptyField, '日本語👩‍👩‍👧か\u3099x');
  const erased: Field = edited(edited(start, 'Backspace'), 'Backspace');
  expect(fieldText(erased)).toBe('日本語👩‍👩‍👧');
  expect(fieldText(edited(erased, 'Backspace'))).toBe('日本語');
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 30 }), fc.nat(60), (value, width, left) => {
      let field = typed(emptyField, value);
      for (let at = 0; at < left; at++) field = edited(field, 'Left');
      const seen = seenField(field, width);
      expect(widthOf(seen.text)).toBeLessThan(Math.max(width, 3));
      expect(seen.caret).toBeLessThanOrEqual(widthOf(seen.text));
    }),
  );
});

test('text of a row passes the sanitiser whoever wrote it', () => {
  expect(say('a\u001b]52;c;eA==\u0007b\u202ec').text).toBe(own('abc'));
});
