import { katakanaParts } from './katakana.ts';

/**
 * How bad a line end between two characters is: 0 good, 1 inside a long word after a separator, 2 inside a word,
 * 3 against kinsoku, 4 never (before a blank).
 */
export type BreakLevel = 0 | 1 | 2 | 3 | 4;

export const noLineStart: ReadonlySet<string> = new Set([
  ...'、。，．・：；？！ー」』）】〉》々〕｝］〟’”ゝゞヽヾ〜～…‥',
  ...'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰﾞﾟ｡｣､･',
  ...',.;:!?)]}%',
]);
export const noLineEnd: ReadonlySet<string> = new Set([...'「『（【〈《〔｛［〝‘“｢', ...'([{']);

/** Marks that may hang into the right margin. */
export const hanging: ReadonlySet<string> = new Set(['、', '。']);

export const isBlank = (unit: string | undefined): boolean => unit === ' ' || unit === '\u3000';

const separators = new Set('/-_.:=,?&@+~;|\\');

/** True for what is set solid and may be parted anywhere: kana, kanji, full-width forms. */
const isWide = (unit: string): boolean => {
  const code = unit.charCodeAt(0);
  return code >= 0x2e80 && !(code >= 0xd800 && code <= 0xdfff);
};

const isLetter = (unit: string): boolean => {
  const code = unit.charCodeAt(0) | 0x20;
  return code >= 0x61 && code <= 0x7a;
};

function levelBetween(before: string, after: string): BreakLevel {
  if (isLetter(before) && isLetter(after)) return 2;
  if (isBlank(after) || after === '\n') return 4;
  if (noLineStart.has(after)) return 3;
  if (noLineEnd.has(before)) return 3;
  if (isBlank(before) || before === '—') return 0;
  if (isWide(before) || isWide(after)) return 0;
  return separators.has(before) ? 1 : 2;
}

const counters =
  'か月間?|ヶ月|週間|日間|年間|時間|分間|秒間|種類|番目|段階|文字|ページ|バイト|ドル|[つ個台枚本問件人回分秒時日週月年点種行列桁倍割段層組章節版名社円度番号]';
const units = '(?:ms|s|min|h|d|mo|[KMGT]i?B|vCPU|m?CPU|GHz|Mbps|Gbps)(?![A-Za-z0-9])|%';
/** A number with its counter or unit, or a currency with its number. */
const numbers = new RegExp(
  `(?:(?:USD|JPY|EUR) )?[0-9０-９](?:[0-9０-９.,:/〜]*[0-9０-９])?(?: ?(?:${counters}|${units}|[ァ-ヺ][ァ-ヺー]{0,7}(?![ァ-ヺー])))?`,
  'g',
);
const katakanaWords = /[ァ-ヺー]{2,}/g;
const sourceWord = /(?:出典|Source) \[[^\]]*\]/g;

/** The level of a line end after each unit (grapheme); the last one is 0. */
export function breakLevels(units: readonly string[]): Uint8Array {
  const levels = new Uint8Array(units.length);
  for (let i = 0; i + 1 < units.length; i++) levels[i] = levelBetween(units[i] ?? '', units[i + 1] ?? '');
  const text = units.join('');
  const indexOf = text.length === units.length ? undefined : unitAt(units);
  const hold = (from: number, to: number) => {
    const first = indexOf?.[from] ?? from;
    const end = indexOf?.[to] ?? to;
    for (let i = first; i < end - 1; i++) if ((levels[i] ?? 0) < 2) levels[i] = 2;
  };
  for (const found of text.matchAll(numbers)) hold(found.index, found.index + found[0].length);
  for (const found of text.matchAll(katakanaWords))
    for (const { from, to } of katakanaParts(found[0])) hold(found.index + from, found.index + to);
  for (const found of text.matchAll(sourceWord)) hold(found.index, found.index + found[0].length);
  return levels;
}

/** For each UTF-16 offset, the unit that holds it. */
function unitAt(units: readonly string[]): readonly number[] {
  const at: number[] = [];
  units.forEach((unit, index) => {
    for (let i = 0; i < unit.length; i++) at.push(index);
  });
  at.push(units.length);
  return at;
}
