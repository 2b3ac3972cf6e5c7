import type { Language } from '../../i18n/language.ts';
import { frameTexts } from '../../i18n/texts/frame.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { bodyRow } from './body-row.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { isTooSmall, type Room, rightEdge, roomFor, type Size, smallest } from './room.ts';
import { rule } from './rule.ts';
import { settledTop, shareSeen, thumbOf } from './scroll.ts';
import { blanks, cellsOf, emptyLine, fitted, say } from './spans.ts';
import type { Band, Fact, Frame, Position, Row, View } from './view.ts';

/** What the shell adds to any view. */
export type Overlay = {
  /** Passing, in the footer rule. */
  readonly notice?: string | undefined;
  /** The history does not reach the disk. */
  readonly notSaved?: boolean;
};

const firstWithin = (forms: readonly string[] = [], width: number): string | undefined =>
  forms.find((form) => widthOf(form) <= width) ?? forms.at(-1);

/** The rows a band takes, its rule included: at most half of the body, the whole body under 16 rows; a field takes its own. */
export function bandRows(room: Room, band: Band | undefined): number {
  if (band === undefined) return 0;
  const wanted = 1 + band.lines.length + (band.tight ? 0 : 1);
  return room.size.rows < 16 && !band.tight
    ? room.body
    : Math.min(wanted, Math.max(4, Math.ceil(room.body / 2)));
}

/** Rows in which the body's own lines are seen. */
export const seenRows = (room: Room, band?: Band): number => Math.max(0, room.body - bandRows(room, band));

/** Makes exactly rows−1 rows of a view; a terminal under 30×8 gets the frame `too-small`. */
export function composeFrame(view: View, size: Size, language: Language, overlay: Overlay = {}): Frame {
  if (isTooSmall(size)) return tooSmall(size, language);
  const room = roomFor(size, view.panel !== undefined);
  const rows = seenRows(room, view.band);
  const top = settledTop(view.body.length, rows, view.top ?? 0, view.focus);
  const seen = view.body.slice(top, top + rows);
  const thumb = room.thumb ? thumbOf(view.body.length, rows, top) : undefined;
  const words = positionWords(view.position, view.body.length, rows, top, language);
  const body = bodyRows(room, view, seen, rows, thumb);
  const all: readonly Row[] = [
    ...headRows(room, view, room.rules && view.position?.kind !== 'above' ? undefined : words, overlay),
    ...body,
    ...footRows(room, view, words, language, overlay),
  ];
  const cursor = cursorOf(room, view, top, rows);
  return cursor === undefined ? { rows: all } : { rows: all, cursor };
}

function bodyRows(
  room: Room,
  view: View,
  seen: readonly Line[],
  rows: number,
  thumb: ReturnType<typeof thumbOf>,
): readonly Row[] {
  const isThumb = (at: number) => thumb !== undefined && at >= thumb.first && at < thumb.first + thumb.length;
  const own = Array.from({ length: rows }, (_, at) => seen[at] ?? emptyLine);
  const drawn = own.map((each, at) => ({ spans: bodyRow(room, each, isThumb(at), view.panel?.[at]) }));
  if (view.band === undefined) return drawn;
  const taken = bandRows(room, view.band);
  const { title, right, lines } = view.band;
  const head = rule(room.measure, right === undefined ? { left: title } : { left: title, right });
  const band = [{ spans: head, block: -1 }, ...lines];
  return [
    ...drawn,
    ...Array.from({ length: taken }, (_, at) => ({
      spans: bodyRow(room, band[at] ?? emptyLine, false, view.panel?.[rows + at]),
    })),
  ];
}

function headRows(room: Room, view: View, words: string | undefined, overlay: Overlay): readonly Row[] {
  const width = rightEdge(room) - room.margin;
  const facts: Fact[] = [...(view.facts ?? [])];
  if (words !== undefined && (!room.rules || !room.thumb)) facts.push({ text: words, keep: true });
  // A view that knows what is left of a wait has it in its rows.
  const told = room.rules || view.awaiting?.left !== undefined;
  const wait = told ? undefined : firstWithin(view.waiting?.words, Math.floor(width / 2));
  if (wait !== undefined) facts.push({ text: wait, keep: true });
  if (overlay.notSaved) facts.push({ text: '!', keep: true });
  const flag = view.flag;
  const margin = [
    blanks(room.margin - 2),
    flag === undefined ? blanks(1) : { text: flag.glyph, role: flag.role },
    blanks(1),
  ];
  const path = room.thumb ? view.path : view.path.slice(-1);
  const row: Row = { spans: [...margin, ...header(path, facts, width)] };
  if (!room.rules) return [{ ...row, underlined: true }];
  return [row, { spans: [blanks(room.margin), ...rule(width, view.topRule)] }];
}

function footRows(
  room: Room,
  view: View,
  words: string | undefined,
  language: Language,
  { notice }: Overlay,
): readonly Row[] {
  const width = rightEdge(room) - room.margin;
  const keys = footer(view.band?.keys ?? view.keys, language, width);
  const row: Row = { spans: [blanks(room.margin), ...keys] };
  if (!room.rules) {
    if (notice === undefined) return [row];
    return [{ spans: [blanks(room.margin), ...fitted([say(notice)], width)] }];
  }
  const said = { ...view.bottomRule };
  const wait = firstWithin(view.waiting?.words, width - 8);
  if (wait !== undefined) Object.assign(said, { right: wait });
  if (said.right === undefined && room.thumb && words !== undefined) Object.assign(said, { right: words });
  const cut = notice === undefined ? rule(width, said) : rule(width, { left: notice });
  return [{ spans: [blanks(room.margin), ...cut] }, row];
}

function positionWords(
  position: Position | undefined,
  total: number,
  rows: number,
  top: number,
  language: Language,
): string | undefined {
  if (position === undefined) return undefined;
  if (position.kind === 'words') return position.text;
  if (total <= rows && position.kind !== 'share') return undefined;
  if (position.kind === 'share') return `${shareSeen(total, rows, top)}%`;
  if (position.kind === 'range') return `${top + 1}-${Math.min(total, top + rows)}/${total}`;
  return top === 0 ? undefined : frameTexts.above[language](top);
}

function cursorOf(room: Room, view: View, top: number, rows: number): Frame['cursor'] {
  const above = room.rules ? 2 : 1;
  const inBand = view.band?.caret;
  if (inBand !== undefined) return { x: room.margin + inBand.cell, y: above + rows + 1 + inBand.line };
  if (view.caret === undefined) return undefined;
  const y = view.caret.line - top;
  return y < 0 || y >= rows ? undefined : { x: room.margin + view.caret.cell, y: above + y };
}

function tooSmall(size: Size, language: Language): Frame {
  const words = frameTexts.tooSmall[language](
    `${size.columns}x${size.rows}`,
    `${smallest.columns}x${smallest.rows}`,
  );
  const margin = Math.min(3, Math.max(0, size.columns - 1));
  const rows = Array.from({ length: Math.max(1, size.rows - 1) }, (_, at) => {
    const text = words[at];
    if (text === undefined) return { spans: [] };
    const spans = fitted([say(text)], Math.max(1, size.columns - margin - 1));
    return { spans: cellsOf(spans) + margin < size.columns ? [blanks(margin), ...spans] : spans };
  });
  return { rows };
}
