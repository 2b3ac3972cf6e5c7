import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/i18n/texts');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

type Pair = { readonly place: string; readonly ja: unknown; readonly en: unknown };

/** Every pair of both languages below a value, with its place. */
function pairsIn(value: unknown, place: string): readonly Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ja' in value && 'en' in value) return [{ place, ja: value.ja, en: value.en }];
  return Object.entries(value).flatMap(([name, below]) => pairsIn(below, `${place}.${name}`));
}

/** The words of a text. What takes values is only compared in kind. */
function wordsOf(text: unknown): readonly string[] {
  if (typeof text === 'string') return [text];
  if (Array.isArray(text)) return text.flatMap(wordsOf);
  if (typeof text === 'object' && text !== null) return Object.values(text).flatMap(wordsOf);
  return [];
}

/** The name of the language in itself, and what authors are told to write. */
const quoted = /日本語|覚えておくこと|2 つ選んでください/g;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、。「」（）！？：]/u;

describe.each(files)('the words of %s', async (file) => {
  const module = (await import(join(folder, file))) as Readonly<Record<string, unknown>>;
  const pairs = Object.entries(module).flatMap(([name, value]) => pairsIn(value, name));

  test('are there in both languages, and the English ones are English', () => {
    const mixed = pairs.flatMap(({ place, ja, en }) => {
      const [one, other] = [wordsOf(ja), wordsOf(en)];
      const lacking = typeof ja !== typeof en || one.length !== other.length;
      return lacking || other.some((word) => japanese.test(word.replace(quoted, '')))
        ? [`${place}: ${String(en)}`]
        : [];
    });
    expect(mixed).toEqual([]);
  });

  test('are Japanese where they are sentences', () => {
    const untranslated = pairs.flatMap(({ place, ja, en }) =>
      wordsOf(ja)
        .filter((word, at) => word === wordsOf(en)[at] && /[a-z]+ [a-z]+ [a-z]+/.test(word))
        .map((word) => `${place}: ${word}`),
    );
    expect(untranslated).toEqual([]);
  });
});
