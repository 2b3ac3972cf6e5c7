import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { fitting, graphemesOf, isPlain, plainCells, widthOf } from '../../src/text/width.ts';

test('ASCII takes one cell, kana and kanji two, half-width kana one', () => {
  expect(widthOf('Pod が 2 つ')).toBe(11);
  expect(widthOf('ｶﾍﾟﾝﾀ')).toBe(5);
  expect(widthOf('「（。）」')).toBe(10);
});

test('ambiguous characters follow the switch, the drawing glyphs do not', () => {
  expect(widthOf('→…×')).toBe(3);
  expect(widthOf('→…×', 'wide')).toBe(6);
  expect(widthOf('▸✓✗╌╍╎▐▖▞▟›»', 'wide')).toBe(12);
});

test('combining marks join the character before them', () => {
  expect(widthOf('か\u3099')).toBe(2);
  expect(graphemesOf('か\u3099e\u0301x')).toEqual(['か\u3099', 'e\u0301', 'x']);
});

test('the fast path says what string-width says, for every character it takes', () => {
  const different: string[] = [];
  for (let unit = 0x20; unit < 0xffff; unit++) {
    const text = String.fromCharCode(unit);
    for (const ambiguous of ['narrow', 'wide'] as const) {
      const cells = plainCells(unit, ambiguous);
      const said = stringWidth(text, { ambiguousIsNarrow: ambiguous === 'narrow' });
      if (cells !== 0 && said !== cells) different.push(`${unit.toString(16)} ${ambiguous}`);
    }
  }
  expect(different).toEqual([]);
});

test('the fast path says what string-width says, for texts of such characters', () => {
  const units = fc.constantFrom(...'aZ 0-/:ア゛ァー漢、。「」（）ｱﾞがプ한▸╌Ａ　');
  fc.assert(
    fc.property(fc.array(units, { maxLength: 30 }), (chars) => {
      const text = chars.join('');
      if (isPlain(text)) expect(widthOf(text)).toBe(stringWidth(text));
    }),
    { numRuns: 3000 },
  );
});

test('a beginning that fits never splits a character', () => {
  expect(fitting('あいう', 5)).toBe('あい');
  expect(fitting('abc', 5)).toBe('abc');
  expect(fitting('か\u3099き', 3)).toBe('か\u3099');
});
