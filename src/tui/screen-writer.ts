import { noCells, type RowCells, rowCells } from './row-cells.ts';
import { rowDiff, whole } from './row-diff.ts';
import { shifted, shiftOf, shiftSequence } from './scroll-shift.ts';

type Cursor = { readonly x: number; readonly y: number };
type Drawn = { readonly painted: readonly string[]; readonly cells: readonly RowCells[] };

const fewBytes = 240;
const begin = '\u001b[?2026h';
const end = '\u001b[?2026l';

/** Puts painted rows on a terminal, writing only what differs from what stands there. */
export class ScreenWriter {
  readonly #write: (text: string) => void;
  #seen: Drawn | undefined;
  #cursor: Cursor | undefined;
  #parked: string | undefined;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** The screen is empty or belongs to nobody: the next frame is drawn whole. */
  forget(): void {
    this.#seen = undefined;
    this.#cursor = undefined;
    this.#parked = undefined;
  }

  /** Draws a frame. Without a cursor it is hidden, at `park`: an input method shows its text there. */
  draw(painted: readonly string[], cursor: Cursor | undefined, park: Cursor): void {
    const before = this.#seen;
    const rows = before === undefined ? wholeFrame(painted) : changes(before, painted);
    const placed = this.#place(cursor, park, rows !== '' || before === undefined);
    if (rows === '' && placed === '') return;
    this.#seen = drawnOf(painted, before);
    this.#write(`${begin}${rows}${placed}${end}`);
  }

  /** Nothing when the cursor is already there and no row was written since. */
  #place(cursor: Cursor | undefined, park: Cursor, moved: boolean): string {
    const { x, y } = cursor ?? park;
    const place = `\u001b[${y + 1};${x + 1}H`;
    const shown = (this.#cursor === undefined) === (cursor === undefined);
    if (!moved && shown && this.#parked === place) return '';
    this.#cursor = cursor;
    this.#parked = place;
    return shown && cursor === undefined ? place : `${place}\u001b[?25${cursor === undefined ? 'l' : 'h'}`;
  }
}

/** Every row at its own place: one that is too wide for the terminal does not push the others down. */
const wholeFrame = (painted: readonly string[]): string =>
  `\u001b[H\u001b[J${painted.map((row, y) => (row === '' ? '' : `\u001b[${y + 1}H${row}`)).join('')}`;

/** Rows that did not change are not taken apart again. */
function drawnOf(painted: readonly string[], before?: Drawn): Drawn {
  const known = new Map(before?.painted.map((row, y) => [row, before.cells[y]]));
  return { painted, cells: painted.map((row) => known.get(row) ?? rowCells(row)) };
}

/** The shorter of two ways: row by row, or after moving the rows that only went up or down. */
function changes(before: Drawn, painted: readonly string[]): string {
  const after = drawnOf(painted, before);
  const inPlace = rowChanges(before, after);
  if (inPlace.length <= fewBytes) return inPlace;
  const shift = shiftOf(before.cells, after.cells);
  if (shift === undefined) return inPlace;
  const moved = {
    painted: shifted(before.painted, shift, ''),
    cells: shifted(before.cells, shift, noCells),
  };
  const afterMove = shiftSequence(shift) + rowChanges(moved, after);
  return afterMove.length < inPlace.length ? afterMove : inPlace;
}

function rowChanges(before: Drawn, after: Drawn): string {
  const gone =
    before.painted.length > after.painted.length ? `\u001b[${after.painted.length + 1}H\u001b[J` : '';
  const rows = after.painted.map((painted, y) => {
    const old = before.cells[y];
    const now = after.cells[y];
    if (before.painted[y] === painted) return '';
    return old === undefined || now === undefined ? whole(y, painted) : rowDiff(y, old, now, painted);
  });
  return rows.join('') + gone;
}
