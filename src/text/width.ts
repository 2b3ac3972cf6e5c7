import stringWidth from 'string-width';

/** How many cells an ambiguous character (`→ … ×`) takes: one, unless the learner set the switch to wide. */
export type Ambiguous = 'narrow' | 'wide';

/** Neutral in every table: the drawing glyphs of screens.md §1.6. */
const drawing = new Set(
  ['▸', '✓', '✗', '╌', '╍', '╎', '▐', '▖', '▞', '▟', '›', '»'].map((g) => g.charCodeAt(0)),
);

/** Common characters that follow the switch. */
const ambiguousUnits = new Set(
  Array.from('…‥—–‘’“”→←↑↓⇒×÷±°§·•○●◎□■◇◆△▲▽▼★☆①②③④⑤⑥⑦⑧⑨', (char) => char.charCodeAt(0)),
);

/**
 * Cells of one UTF-16 unit that no neighbour can change; 0 for all others. ASCII, kana, kanji, Hangul syllables, full-
 * and half-width forms, common signs: nearly all of a lesson, measured without string-width's costly first call.
 */
export function plainCells(unit: number, ambiguous: Ambiguous = 'narrow'): 0 | 1 | 2 {
  if (unit < 0x7f) return unit >= 0x20 ? 1 : 0;
  if (unit === 0xbb) return 1;
  if (ambiguousUnits.has(unit)) return ambiguous === 'narrow' ? 1 : 2;
  if (unit < 0x2000) return 0;
  if (unit >= 0x3001 && unit <= 0x9fff) return wideBlock(unit) ? 2 : 0;
  if (unit === 0x3000 || (unit >= 0xac00 && unit <= 0xd7a3)) return 2;
  if (unit >= 0xff01 && unit <= 0xff60) return 2;
  if (unit >= 0xff61 && unit <= 0xff9d) return 1;
  return drawing.has(unit) ? 1 : 0;
}

const wideBlock = (unit: number): boolean =>
  (unit <= 0x3029 || (unit >= 0x3030 && unit <= 0x303e) || unit >= 0x3041) &&
  !(unit >= 0x3097 && unit <= 0x309a) &&
  !(unit >= 0x3100 && unit <= 0x33ff) &&
  !(unit >= 0x4dc0 && unit <= 0x4dff);

/** True when every unit is one of `plainCells`: then units are graphemes, and cells just add up. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (plainCells(text.charCodeAt(i)) === 0) return false;
  return true;
}

/** Terminal cells of a text without line breaks. Text is measured after the sanitiser; tabs count as nothing. */
export function widthOf(text: string, ambiguous: Ambiguous = 'narrow'): number {
  let cells = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = plainCells(text.charCodeAt(i), ambiguous);
    if (unit === 0) return stringWidth(text, { ambiguousIsNarrow: ambiguous === 'narrow' });
    cells += unit;
  }
  return cells;
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character; never parted by a line end or a backspace. */
export function graphemesOf(text: string): readonly string[] {
  if (isPlain(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The longest beginning of a text that fits `cells`. */
export function fitting(text: string, cells: number, ambiguous: Ambiguous = 'narrow'): string {
  if (widthOf(text, ambiguous) <= cells) return text;
  let used = 0;
  let kept = '';
  for (const grapheme of graphemesOf(text)) {
    used += widthOf(grapheme, ambiguous);
    if (used > cells) break;
    kept += grapheme;
  }
  return kept;
}
