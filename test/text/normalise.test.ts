import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../../src/text/normalise.ts';

test('kana, width, case and the long vowel mark do not part two spellings of a word', () => {
  const spellings = ['カーペンター', 'ｶｰﾍﾟﾝﾀｰ', 'ｶﾍﾟﾝﾀ', 'かーぺんた', 'カーペンタ'];
  expect(new Set(spellings.map(normalise))).toEqual(new Set(['かぺんた']));
  expect(normalise('ＫＡＲＰＥＮＴＥＲ')).toBe('karpenter');
});

test('blanks between Japanese and Latin letters do not matter', () => {
  expect(normalise('Pod が 2 つ')).toBe(normalise('Podが2つ'));
});

test('punctuation separates words and says nothing else', () => {
  expect(normalise('IAM Roles  for "Service-Accounts".')).toBe('iam roles for service accounts');
  expect(normalise('「証明書」、（期限）。')).toBe('証明書期限');
  expect(normalise('kube-proxy')).toBe('kube proxy');
});

test('a kanji word, a number and an accent survive', () => {
  expect(normalise('第１章　ﾉｰﾄﾞ数は１０台')).toBe('第1章のど数は10台');
  expect(normalise('Café')).toBe('café');
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
