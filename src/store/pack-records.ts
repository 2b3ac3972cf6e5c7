import type { HistoryRecord } from '../study/history.ts';

/**
 * Records as a few tables: a hundred thousand answers name the same questions and options, so each text, list and
 * set of fields is written once. Cells follow one another: shape, id, time, then one cell a field of the event.
 */
export type Packed = {
  readonly shapes: readonly (readonly string[])[];
  readonly texts: readonly string[];
  readonly lists: readonly (readonly string[])[];
  readonly cells: readonly unknown[];
};

/** A field's name in a shape begins with how its cell is to be read: `t` text, `l` list of texts, `v` as it is. */
type Kind = 't' | 'l' | 'v';

/** Records with fields of another version are kept as they are, in one cell. */
const asIs = -1;

export function packRecords(records: readonly HistoryRecord[]): Packed {
  const shapes = table<readonly string[]>();
  const texts = table<string>();
  const lists = table<readonly string[]>();
  const cells: unknown[] = [];
  for (const record of records) {
    if (Object.keys(record).join() !== 'id,at,event') {
      cells.push(asIs, record);
      continue;
    }
    const fields = Object.entries(record.event);
    const names = fields.map(([name, value]) => `${kindOf(value)}${name}`);
    cells.push(shapes.indexOf(names.join(), names), record.id, record.at);
    for (const [, value] of fields) {
      if (typeof value === 'string') cells.push(texts.indexOf(value, value));
      else if (isTextList(value)) cells.push(lists.indexOf(JSON.stringify(value), value));
      else cells.push(value);
    }
  }
  return { shapes: shapes.rows, texts: texts.rows, lists: lists.rows, cells };
}

export function unpackRecords({ shapes, texts, lists, cells }: Packed): HistoryRecord[] {
  const plans = shapes.map((names) => ({
    fields: names.map((name) => [name[0] as Kind, name.slice(1)] as const),
    // A copy of a parsed object has room for exactly these fields: a third less memory than an object that grows.
    blank: JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name.slice(1), 0])))),
  }));
  const records: HistoryRecord[] = [];
  for (let at = 0; at < cells.length; ) {
    const plan = plans[cells[at] as number];
    if (plan === undefined) {
      records.push(cells[at + 1] as HistoryRecord);
      at += 2;
      continue;
    }
    const event: Record<string, unknown> = { ...plan.blank };
    let cell = at + 3;
    for (const [kind, name] of plan.fields) {
      const value = cells[cell];
      event[name] = kind === 't' ? texts[value as number] : kind === 'l' ? lists[value as number] : value;
      cell += 1;
    }
    // What was packed is what was checked when the journal was read.
    records.push({ id: cells[at + 1], at: cells[at + 2], event } as HistoryRecord);
    at = cell;
  }
  return records;
}

const kindOf = (value: unknown): Kind => (typeof value === 'string' ? 't' : isTextList(value) ? 'l' : 'v');

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function table<T>() {
  const rows: T[] = [];
  const places = new Map<string, number>();
  return {
    rows,
    indexOf(key: string, row: T): number {
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, rows.length);
      return rows.push(row) - 1;
    },
  };
}
