import type { Block, Inline } from '../../src/text/block.ts';
import type { Line } from '../../src/text/line.ts';
import { widthOf } from '../../src/text/width.ts';

export const textOf = (line: Pick<Line, 'spans'>): string => line.spans.map((span) => span.text).join('');

/** Lines wider than the measure; 、 and 。 may hang. */
export function tooWide(lines: readonly Line[], measure: number, hang: number): readonly string[] {
  return lines.map(textOf).filter((text) => {
    const over = widthOf(text) - measure;
    return over > 0 && !(over <= hang && /[、。]$/.test(text));
  });
}

/** Every visible character of the blocks, in order; of a figure its words alone, of a table its rows. */
export function lettersOf(blocks: readonly Block[]): string {
  const inline = (part: Inline): string =>
    part.kind === 'text' || part.kind === 'code'
      ? part.text
      : 'children' in part
        ? part.children.map(inline).join('')
        : part.kind === 'term'
          ? (part.text ?? part.id)
          : '';
  const inlines = (text: readonly Inline[]) => text.map(inline).join('');
  const block = (part: Block): string => {
    switch (part.kind) {
      case 'heading':
      case 'paragraph':
      case 'diagram':
        return inlines(part.text);
      case 'list':
        return part.items.map((item) => item.blocks.map(block).join('')).join('');
      case 'quote':
        return part.blocks.map(block).join('');
      case 'callout':
        return inlines(part.title ?? []) + part.blocks.map(block).join('');
      case 'code':
        return part.text;
      case 'table':
        return [...part.rows].map((row) => row.map(inlines).join('')).join('');
      case 'check':
        return '';
    }
  };
  return blocks.map(block).join('');
}

export const solid = (text: string): string => text.replace(/\s+/g, '');

/** True when `letters` stand in `text` in this order, other characters between them allowed. */
export function holds(text: string, letters: string): true | string {
  let at = 0;
  for (let i = 0; i < letters.length; i++) {
    const found = text.indexOf(letters[i] ?? '', at);
    if (found < 0) return `lost from: ${letters.slice(i, i + 30)}`;
    at = found + 1;
  }
  return true;
}

/** What of a block is not on its lines; a table is read column by column, so there the order does not count. */
export function lostOf(block: Block, lines: readonly Line[]): string | undefined {
  const shown = solid(lines.map(textOf).join(''));
  const wanted = solid(lettersOf([block]));
  const hasTable = JSON.stringify(block).includes('"kind":"table"');
  const sorted = (text: string) => [...text].sort().join('');
  const held = hasTable ? holds(sorted(shown), sorted(wanted)) : holds(shown, wanted);
  return held === true ? undefined : held;
}

/**
 * Rows of a table, as cells of a terminal, in which a column does not begin where the rule under the head says;
 * undefined when it has no rule: it was laid out as cards.
 */
export function crookedRows(grid: readonly (readonly string[])[]): readonly number[] | undefined {
  const rule = grid.find((row) => row.includes('╌'));
  if (rule === undefined) return undefined;
  const first = rule.indexOf('╌');
  const last = rule.lastIndexOf('╌');
  const gaps = rule.flatMap((cell, at) => (cell === ' ' && at > first && at < last ? [at] : []));
  return grid.flatMap((row, y) => {
    const straight = gaps.every((gap) => row[gap] === ' ' && (rule[gap + 1] !== '╌' || row[gap + 1] !== ''));
    return straight ? [] : [y];
  });
}
