import { plainCells } from '../text/width.ts';

/**
 * A painted row taken apart: what each cell holds ('' for the second half of a wide character) and the attributes it
 * has. `certain`: every terminal gives these characters the same cells, so a part of the row can be written alone.
 */
export type RowCells = {
  readonly texts: readonly string[];
  readonly pens: readonly string[];
  readonly certain: boolean;
};

export const noCells: RowCells = { texts: [], pens: [], certain: true };

const esc = '\u001b';
const sequence = /\u001b\[([\d;]*)m|\u001b\]8;;([!-~]*?)\u001b\\/y;
const ends = new Set(['', '0', '22', '24', '27', '39']);

/** A pen: SGR parameters, and the address of a link after a blank. */
const penOf = (codes: string, href: string): string =>
  codes === '' && href === '' ? '' : `${codes} ${href}`;

/** Text in the attributes of a pen, and the attributes ended. */
export function inPen(pen: string, text: string): string {
  if (pen === '') return text;
  const [codes = '', href = ''] = pen.split(' ');
  const painted = codes === '' ? text : `\u001b[${codes}m${text}\u001b[m`;
  return href === '' ? painted : `\u001b]8;;${href}\u001b\\${painted}\u001b]8;;\u001b\\`;
}

/** Takes a row of `paintRow` apart. */
export function rowCells(row: string): RowCells {
  const texts: string[] = [];
  const pens: string[] = [];
  let codes = '';
  let href = '';
  let certain = true;
  for (let at = 0; at < row.length; ) {
    if (row[at] === esc) {
      sequence.lastIndex = at;
      const found = sequence.exec(row);
      if (found === null) return { texts, pens, certain: false };
      if (found[2] === undefined) {
        const given = found[1] ?? '';
        codes = given.split(';').every((code) => ends.has(code)) ? '' : given;
      } else href = found[2];
      at = sequence.lastIndex;
      continue;
    }
    const unit = row.charCodeAt(at);
    const cells = plainCells(unit);
    // What is narrow in one terminal and wide in another may stand anywhere from here on.
    if (cells === 0 || plainCells(unit, 'wide') !== cells) certain = false;
    texts.push(row[at] ?? '');
    pens.push(penOf(codes, href));
    if (cells === 2) {
      texts.push('');
      pens.push(penOf(codes, href));
    }
    at++;
  }
  return { texts, pens, certain };
}
