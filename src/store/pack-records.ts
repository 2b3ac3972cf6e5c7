import type { HistoryRecord } from '../study/history.ts';

/**
 * Records as a few tables: a hundred thousand answers name the same questions and options, so each text, list and
 * set of fields is written once. A record then is its id, its time, and a small number a field; all numbers stand
 * in two blocks of bytes, because five years of them as JSON take longer to parse than all the rest.
 */
type Tables = {
  readonly shapes: readonly (readonly string[])[];
  readonly texts: readonly string[];
  readonly lists: readonly (readonly string[])[];
  /** Everything else, as JSON says it. */
  readonly values: readonly unknown[];
  /** Records with fields of another version, kept as they are. */
  readonly others: readonly HistoryRecord[];
  /** Bytes of the ids, and how many numbers and places follow. */
  readonly ids: number;
  readonly numbers: number;
  readonly places: number;
};

/** A field's name in a shape begins with what it holds: a text, a list of texts, a number, or any other value. */
type Kind = 't' | 'l' | 'n' | 'v';

/** Stands where the shape of a record would. */
const other = -1;
const between = '\n';

export function packRecords(records: readonly HistoryRecord[]): Buffer {
  const tables = {
    shapes: table<string[]>(),
    texts: table<string>(),
    lists: table<string[]>(),
    values: table(),
  };
  const others: HistoryRecord[] = [];
  const ids: string[] = [];
  const numbers: number[] = [];
  const places: number[] = [];
  for (const record of records) {
    if (Object.keys(record).join() !== 'id,at,event' || record.id.includes(between)) {
      places.push(other);
      others.push(record);
      continue;
    }
    const fields = Object.entries(record.event).filter(([, value]) => value !== undefined);
    const names = fields.map(([name, value]) => `${kindOf(value)}${name}`);
    places.push(tables.shapes.indexOf(names.join(between), names));
    ids.push(record.id);
    numbers.push(record.at);
    for (const [, value] of fields) {
      if (typeof value === 'number') numbers.push(value);
      else if (typeof value === 'string') places.push(tables.texts.indexOf(value, value));
      else if (isTextList(value)) places.push(tables.lists.indexOf(JSON.stringify(value), value));
      else places.push(tables.values.indexOf(JSON.stringify(value), value));
    }
  }
  const named = Buffer.from(ids.join(between));
  const head: Tables = {
    shapes: tables.shapes.rows,
    texts: tables.texts.rows,
    lists: tables.lists.rows,
    values: tables.values.rows,
    others,
    ids: named.length,
    numbers: numbers.length,
    places: places.length,
  };
  const bytes = (numeric: Float64Array | Int32Array) => Buffer.from(numeric.buffer);
  const blocks = [named, bytes(Float64Array.from(numbers)), bytes(Int32Array.from(places))];
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...blocks]);
}

export function unpackRecords(bytes: Buffer): HistoryRecord[] {
  const end = bytes.indexOf(10);
  const { shapes, texts, lists, values, others, ...sizes }: Tables = JSON.parse(
    bytes.toString('utf8', 0, end),
  );
  const afterIds = end + 1 + sizes.ids;
  const afterNumbers = afterIds + sizes.numbers * 8;
  const ids = bytes.toString('utf8', end + 1, afterIds).split(between);
  const numbers = new Float64Array(copyOf(bytes, afterIds, afterNumbers));
  const places = new Int32Array(copyOf(bytes, afterNumbers, afterNumbers + sizes.places * 4));
  const plans = shapes.map((names) => ({
    fields: names.map((name) => [name[0] as Kind, name.slice(1)] as const),
    // A copy of a parsed object has room for exactly these fields: a third less memory than an object that grows.
    blank: JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name.slice(1), 0])))),
  }));
  const records: HistoryRecord[] = [];
  let [number, known, kept] = [0, 0, 0];
  for (let place = 0; place < places.length; ) {
    const plan = plans[places[place++] as number];
    if (plan === undefined) {
      records.push(others[kept++] as HistoryRecord);
      continue;
    }
    const at = numbers[number++];
    const event: Record<string, unknown> = { ...plan.blank };
    for (const [kind, name] of plan.fields) {
      if (kind === 'n') event[name] = numbers[number++];
      else {
        const index = places[place++] as number;
        event[name] = kind === 't' ? texts[index] : kind === 'l' ? lists[index] : values[index];
      }
    }
    // What was packed is what was checked when the journal was read.
    records.push({ id: ids[known++], at, event } as HistoryRecord);
  }
  return records;
}

/** Bytes where numbers may be read: those of a file do not begin at a multiple of eight. */
const copyOf = (bytes: Buffer, from: number, to: number): ArrayBuffer =>
  Uint8Array.prototype.slice.call(bytes, from, to).buffer as ArrayBuffer;

const kindOf = (value: unknown): Kind =>
  typeof value === 'string' ? 't' : typeof value === 'number' ? 'n' : isTextList(value) ? 'l' : 'v';

const isTextList = (value: unknown): value is string[] =>
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
