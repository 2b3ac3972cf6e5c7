import { addCard, type BadLine, type ReadCard, type ReadCards } from './own-card.ts';
import { withoutHtml } from './without-html.ts';

const separators: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
};

/** Columns that a header names and that hold neither side of a card, from 1. */
const notFields = ['tags', 'deck', 'notetype', 'guid'];

/**
 * Reads what Anki exports as "Notes in Plain Text": header lines (`#separator:tab`, `#html:true`, `#tags column:3`),
 * then a note a line, fields in quotes where they hold line ends. The first two fields are front and back.
 */
export function readAnki(text: string): ReadCards {
  const result = { cards: [] as ReadCard[], bad: [] as BadLine[] };
  const header = new Map<string, string>();
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  let first = 0;
  for (; lines[first]?.startsWith('#'); first += 1) {
    const [, name, value] = /^#([^:]+):(.*)$/.exec(lines[first] ?? '') ?? [];
    if (name !== undefined && value !== undefined) header.set(name.trim().toLowerCase(), value.trim());
  }
  const named = header.get('separator')?.toLowerCase();
  const separator = separators[named ?? ''] ?? (named?.length === 1 ? named : '\t');
  const skipped = new Set(notFields.map((name) => Number(header.get(`${name} column`))));
  const plain = (field: string) => (header.get('html') === 'true' ? withoutHtml(field) : field);
  for (const { fields, line } of rowsOf(lines, first, separator)) {
    if (fields.every((field) => field.trim() === '')) continue;
    const [front = '', back = ''] = fields.filter((_, at) => !skipped.has(at + 1));
    addCard(result, plain(front), plain(back), line);
  }
  return result;
}

type Row = { readonly fields: readonly string[]; readonly line: number };

/** Rows of fields; a field that begins with a quote ends with one, and `""` in it is one quote. */
function* rowsOf(lines: readonly string[], first: number, separator: string): Iterable<Row> {
  for (let at = first; at < lines.length; at += 1) {
    const line = at + 1;
    let rest = lines[at] ?? '';
    const fields: string[] = [];
    for (let open = true; open; ) {
      if (rest.startsWith('"')) {
        // A quoted field may go on in the lines below; without its end it is no quoted field.
        let to = at;
        let whole = rest;
        for (; closing(whole) < 0 && to + 1 < lines.length && to - at < 1_000; to += 1)
          whole += `\n${lines[to + 1]}`;
        const end = closing(whole);
        if (end >= 0) {
          at = to;
          fields.push(whole.slice(1, end).replaceAll('""', '"'));
          rest = whole.slice(end + 1);
          open = rest.startsWith(separator);
          rest = rest.slice(separator.length);
          continue;
        }
      }
      const end = rest.indexOf(separator);
      fields.push(end < 0 ? rest : rest.slice(0, end));
      open = end >= 0;
      rest = rest.slice(end + separator.length);
    }
    yield { fields, line };
  }
}

/** Where the quote that began a field is closed; -1 when it is not. */
function closing(text: string): number {
  for (let at = text.indexOf('"', 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return -1;
}
