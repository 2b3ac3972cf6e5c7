import { describe, expect, test } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { type ProblemCode, problemText, problemTexts } from '../../src/i18n/problems/index.ts';
import { exitCodes } from '../../src/problem.ts';

const codes = Object.keys(problemTexts) as ProblemCode[];
/** Every detail has a value, so that no text shows `undefined`. */
const details = new Proxy(
  {},
  { get: (_target, name) => (typeof name === 'string' ? `<${name}>` : undefined) },
);

describe.each(codes)('the problem %s', (code) => {
  const { exit, say } = problemText(code);

  test('has an exit status that help explains', () => {
    expect(Object.values(exitCodes)).toContain(exit);
  });

  test.each(languages)('says what, why and what to do in %s', (language) => {
    const { what, why, next, commands } = say[language](details);
    for (const text of [what, why, next]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|\[object|！|!$|申し訳|please|successfully/i);
    }
    expect(next.length).toBeLessThan(200);
    for (const command of commands ?? []) expect(command).toMatch(/^\S/);
  });

  test('offers the same commands in both languages', () => {
    expect(say.ja(details).commands).toEqual(say.en(details).commands);
  });

  test('speaks Japanese in Japanese', () => {
    expect(say.ja(details).what).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(say.en(details).what).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });
});
