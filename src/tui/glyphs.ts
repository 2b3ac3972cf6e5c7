import { asciiFor } from '../text/glyph.ts';
import type { Mark, Role } from '../text/line.ts';
import { own, type Safe } from '../text/safe.ts';

const drawn = new RegExp(`[${Object.keys(asciiFor).join('')}]`, 'g');

/** The same text with ASCII for every glyph of the table; widths stay. */
export const inAscii = (text: string): string => text.replace(drawn, (glyph) => asciiFor[glyph] ?? glyph);

const mark = (glyph: string, role: Role): Mark => ({ glyph: own(glyph), role });

/** The margin's marks by meaning. A verdict mark always has its word on the line or on the one opening its block. */
export const marks = {
  here: mark('▸', 'here'),
  done: mark('✓', 'pass'),
  right: mark('✓', 'pass'),
  wrong: mark('✗', 'fail'),
  begun: mark('~', 'wait'),
  partly: mark('~', 'wait'),
  waiting: mark('~', 'wait'),
  blocked: mark('^', 'wait'),
  caution: mark('!', 'wait'),
  open: mark('?', 'here'),
  star: mark('*', 'here'),
  more: mark('+', 'text'),
  less: mark('-', 'text'),
  code: mark('╎', 'rule'),
  bar: mark('▐', 'wait'),
} as const satisfies Readonly<Record<string, Mark>>;

export const number = (value: number | string): Mark => mark(String(value), 'strong');

export const glyphs: Readonly<Record<'rule' | 'ink' | 'stitch' | 'block' | 'path', Safe>> = {
  rule: own('╌'),
  ink: own('╍'),
  stitch: own('╎'),
  block: own('▐'),
  path: own('›'),
};
