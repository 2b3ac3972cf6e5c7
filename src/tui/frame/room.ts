/** Columns and rows of the terminal, in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** What a terminal of some size has room for: the table of margins, measures and rows of the design. */
export type Room = {
  readonly size: Size;
  /** Cells before the one left edge. */
  readonly margin: 3 | 4;
  /** Cells of a line of text. */
  readonly measure: number;
  /** Cells of text in the right panel; 0 where there is no room for one. */
  readonly panel: 0 | 36 | 48;
  /** 、 and 。 may hang this many cells into the right margin. */
  readonly hang: 0 | 2;
  readonly rules: boolean;
  /** From 60 columns on a scroll thumb is drawn; below, the header says the position. */
  readonly thumb: boolean;
  /** Rows between header and footer when nothing else takes them. */
  readonly body: number;
};

export const smallest: Size = { columns: 30, rows: 8 };

/** A terminal that tells no size (0×0) is taken for 80×24. */
export const realSize = (columns: number | undefined, rows: number | undefined): Size => ({
  columns: columns !== undefined && columns > 0 ? columns : 80,
  rows: rows !== undefined && rows > 0 ? rows : 24,
});

export const isTooSmall = ({ columns, rows }: Size): boolean =>
  columns < smallest.columns || rows < smallest.rows;

/** `withPanel`: whether the screen has something for the panel. */
export function roomFor(size: Size, withPanel: boolean): Room {
  const { columns, rows } = size;
  const narrow = columns < 60;
  const rules = rows >= 16;
  return {
    size,
    margin: narrow ? 3 : 4,
    measure: narrow ? columns - 4 : Math.min(72, columns - 8),
    panel: !withPanel || columns < 120 ? 0 : columns < 132 ? 36 : 48,
    hang: columns >= 80 ? 2 : 0,
    rules,
    thumb: !narrow,
    body: rows - (rules ? 5 : 3),
  };
}

/** The cell where the text of the panel begins. */
export const panelEdge = 80;

/** The cell after the last one of header and rules. */
export const rightEdge = (room: Room): number =>
  room.panel > 0 ? panelEdge + room.panel : room.margin + room.measure;
