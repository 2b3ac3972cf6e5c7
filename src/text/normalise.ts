const cjk = '\\u3041-\\u3096\\u30a1-\\u30fa\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const spaceBesideCjk = new RegExp(`(?<=[${cjk}]) +| +(?=[${cjk}])`, 'g');
const longVowelAfterKana = /(?<=[\u3041-\u3096\u30a1-\u30fa])[\u30fc\u2010-\u2015-]+/g;

/** Katakana as hiragana; everything else stays. The text should have passed NFKC. */
export const foldKana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/**
 * A text as search and grading compare it: NFKC, lower case, hiragana for katakana without long vowel marks
 * (`ｻｰﾊﾞ` equals `サーバー`), punctuation as one blank, no blank beside Japanese.
 */
export function normalise(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(longVowelAfterKana, '');
  return foldKana(plain)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .replace(spaceBesideCjk, '')
    .trim();
}
