import type { MistakeCode } from '../i18n/texts/markdown.ts';
import { graphemesOf, plainCells, widthOf } from './width.ts';

/** Widest line of a diagram or of code, in cells. */
export const widestArt = 72;

export type ArtMistake = {
  readonly code: MistakeCode;
  readonly detail: string;
  /** Counted from 0 in the figure. */
  readonly row: number;
};

/** The cells of a line; the second half of a wide character is ''. */
const gridOf = (line: string): readonly string[] =>
  graphemesOf(line).flatMap((unit) => (widthOf(unit) === 2 ? [unit, ''] : [unit]));

const lines = '╎╌╍<>+|-^v';

/** One cell or two, whatever the terminal and its settings. */
const isKnown = (unit: string): boolean =>
  unit.length === 1 &&
  plainCells(unit.charCodeAt(0)) > 0 &&
  plainCells(unit.charCodeAt(0)) === plainCells(unit.charCodeAt(0), 'wide');

/** Widths, glyphs of table 1.6, and upright lines that stay in their column. */
export function checkDiagram(art: string): readonly ArtMistake[] {
  const rows = art.split('\n');
  const grids = rows.map(gridOf);
  return rows.flatMap((line, row): readonly ArtMistake[] => {
    const width = widthOf(line);
    const alien = graphemesOf(line).find((unit) => !isKnown(unit));
    const jump = crookedAt(grids, row);
    return [
      ...(width > widestArt ? [{ code: 'diagram-too-wide', detail: String(width), row } as const] : []),
      ...(alien === undefined ? [] : [{ code: 'diagram-glyph', detail: alien, row } as const]),
      ...(jump < 0 ? [] : [{ code: 'diagram-crooked', detail: String(jump + 1), row } as const]),
    ];
  });
}

/** The cell of an upright line that stands one or two cells beside the loose end of the row above; -1 if none. */
function crookedAt(grids: readonly (readonly string[])[], row: number): number {
  const here = grids[row] ?? [];
  const above = grids[row - 1] ?? [];
  const isLine = (grid: readonly string[], cell: number) => lines.includes(grid[cell] || ' ');
  return here.findIndex(
    (glyph, cell) =>
      (glyph === '╎' || glyph === '|') &&
      !isLine(above, cell) &&
      [-2, -1, 1, 2].some((step) => above[cell + step] === glyph && !isLine(here, cell + step)),
  );
}

/** Too wide a line, or a character whose width terminals disagree on. */
export function checkCode(text: string): readonly ArtMistake[] {
  return text.split('\n').flatMap((line, row): readonly ArtMistake[] => {
    const width = widthOf(line);
    const ambiguous = graphemesOf(line).find((unit) => widthOf(unit) !== widthOf(unit, 'wide'));
    return [
      ...(width > widestArt ? [{ code: 'code-too-wide', detail: String(width), row } as const] : []),
      ...(ambiguous === undefined ? [] : [{ code: 'ambiguous-width', detail: ambiguous, row } as const]),
    ];
  });
}
