/** What a Japanese input method makes of single keys in romaji input, and the key that was meant. */
const romaji: Readonly<Record<string, string>> = {
  あ: 'a',
  い: 'i',
  う: 'u',
  え: 'e',
  お: 'o',
  ん: 'n',
  '・': '/',
  '「': '[',
  '」': ']',
  ー: '-',
  '。': '.',
  '、': ',',
};

/**
 * The key meant by a character typed outside a text field: full-width characters count as their ASCII twins.
 * `undefined` for kana that no single key makes: an input method is on, and the learner should be told.
 */
export function keyMeant(key: string): string | undefined {
  const meant = romaji[key];
  if (meant !== undefined) return meant;
  const folded = key.normalize('NFKC');
  if (folded === ' ') return 'Space';
  return /^[\u3041-\u30ff\u4e00-\u9fff]/.test(folded) ? undefined : folded;
}
