import type { Mark, Role } from './line.ts';
import { own, type Safe } from './safe.ts';

/** Every drawing glyph of screens.md §1.6, with the ASCII character that stands for it. */
export const asciiFor: Readonly<Record<string, string>> = {
  '▸': '>',
  '✓': 'o',
  '✗': 'x',
  '╌': '-',
  '╍': '=',
  '╎': '|',
  '▐': '|',
  '▖': ':',
  '▞': '+',
  '▟': '#',
  '›': '>',
  '»': '>',
};

/**
 * Which glyphs a screen is drawn with: all of them; lines in ASCII but ✓ and ✗ kept (plain output in UTF-8);
 * ASCII alone.
 */
export type GlyphSet = 'drawn' | 'plain' | 'ascii';

const all = new RegExp(`[${Object.keys(asciiFor).join('')}]`, 'g');
const lines = /[▸╌╍╎▐▖▞▟›»]/g;

/** A text in the glyphs of a set. Same number of cells. */
export function inGlyphs(text: Safe, set: GlyphSet): Safe {
  if (set === 'drawn') return text;
  return own(text.replace(set === 'ascii' ? all : lines, (glyph) => asciiFor[glyph] ?? glyph));
}

export const markOf = (glyph: string, role: Role, set: GlyphSet): Mark => ({
  glyph: inGlyphs(own(glyph), set),
  role,
});
