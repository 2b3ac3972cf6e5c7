import type { Both } from '../language.ts';

/** Words of `review import`. */
export const reviewImportTexts = {
  summary: {
    ja: '自分のカードを取り込む（Anki のテキスト、GIFT）',
    en: 'take in cards of your own (Anki text, GIFT)',
  },
  file: { ja: 'ファイル（- は標準入力）', en: 'file (- reads standard input)' },
  format: {
    ja: '形式: anki、gift（省くと内容から判断）',
    en: 'format: anki, gift (told from the content without it)',
  },
  yes: { ja: '取り込む（なければ見るだけ）', en: 'take them in (without it, only look)' },
  preview: {
    ja: (added: number, known: number) => `新しいカード ${added} 枚、取り込み済み ${known} 枚`,
    en: (added: number, known: number) => `${added} new cards, ${known} known`,
  },
  more: { ja: (count: number) => `ほか ${count} 行`, en: (count: number) => `and ${count} lines more` },
  runWithYes: { ja: '取り込むには --yes を付けます', en: 'Add --yes to take them in' },
  why: {
    'no-back': { ja: '表と裏がそろっていません', en: 'a side is missing' },
    'too-long': { ja: '長すぎます', en: 'too long' },
    'no-answer': { ja: '正解がありません', en: 'no right answer' },
    'open-brace': { ja: '{ が閉じていません', en: '{ is not closed' },
    'too-many': { ja: '1 万枚を超えています', en: 'more than 10,000 cards' },
  } satisfies Record<string, Both>,
} as const;
