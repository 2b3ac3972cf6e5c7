import { asciiFor } from '../../src/text/glyph.ts';
import { noLineEnd, noLineStart } from '../../src/text/kinsoku.ts';
import { widthOf } from '../../src/text/width.ts';
import { keyTable } from '../../src/tui/keys.ts';

export type FrameFacts = {
  readonly columns: number;
  readonly rows: number;
  readonly language: 'ja' | 'en';
  readonly ascii?: boolean;
  /** The one screen that speaks both languages at once. */
  readonly bilingual?: boolean;
};

const rule = '╌';
const stitch = '╎';
const block = '▐';
const here = '▸';
const japanese = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/;
/** Margin marks and interval ends may begin a run of cells. */
const mayStart = new Set(['.', '!', '?', ')', '%']);
const keys = new Set(
  Object.values(keyTable).flatMap((binding) => [binding.shown, ...Object.keys(binding.keys)]),
);

/** One entry a cell; the second half of a wide character is ''. */
export function cellsOf(line: string): readonly string[] {
  return [...line].flatMap((char) => {
    const width = widthOf(char);
    return width === 0 ? [] : width === 2 ? [char, ''] : [char];
  });
}

const shape = (columns: number) =>
  columns < 60 ? { margin: 3, right: columns - 1 } : { margin: 4, right: 4 + Math.min(72, columns - 8) };

/** What breaks the rules of the design in a whole frame: widths, left edge, glyphs, line breaking, furniture, keys. */
export function ruleBreaks(frame: readonly string[], facts: FrameFacts): readonly string[] {
  const broken: string[] = [];
  const bad = (row: number, why: string) => broken.push(`row ${row + 1}: ${why}: ${frame[row]}`);
  if (frame.length !== facts.rows - 1) broken.push(`${frame.length} rows instead of ${facts.rows - 1}`);
  frame.forEach((line, row) => {
    for (const why of lineBreaks(line, facts)) bad(row, why);
  });
  if (frame.join('').split(here).length > 2) broken.push('more than one focus pointer');
  for (const [row, why] of furnitureBreaks(frame, facts)) bad(row, why);
  for (const why of footerBreaks(frame.at(-1) ?? '', facts)) bad(frame.length - 1, why);
  for (const [row, why] of [...rhythmBreaks(frame, facts), ...paragraphBreaks(frame, facts)]) bad(row, why);
  const choosing = /(?:^|\s)(?:[a-e]-[a-e]|1-[2-9]) /.test(frame.at(-1) ?? '');
  if (choosing && !frame.join('').includes(here) && !facts.ascii) broken.push('nothing is pointed at');
  return broken;
}

/** Two blank rows stand nowhere but before what is pushed to the foot: a band, or a last line. */
function rhythmBreaks(frame: readonly string[], facts: FrameFacts): readonly (readonly [number, string])[] {
  if (facts.rows < 16) return [];
  const left = frame.slice(2, -2).map((line) => cellsOf(line).slice(0, 78).join('').trim());
  return left.flatMap((text, at) => {
    if (text !== '' || left[at + 1] !== '') return [];
    const rest = left.slice(at + 2);
    const next = rest.find((each) => each !== '');
    const pushed =
      next === undefined || next.startsWith(rule) || rest.filter((each) => each !== '').length < 2;
    return pushed ? [] : [[at + 2, 'two blank rows'] as const];
  });
}

const counter = /^(?:分|時間|秒|日|枚|問|本|台|件|人|回|つ|点|か月|個|min|h|s)(?![a-z])/;

/** A number and its counter stay on one line; no paragraph ends with a lone character. */
function paragraphBreaks(
  frame: readonly string[],
  facts: FrameFacts,
): readonly (readonly [number, string])[] {
  const { margin } = shape(facts.columns);
  const prose = frame.map((line) => {
    const cells = cellsOf(line);
    const code = cells[margin - 2] === stitch || /[╎╌▖▞▟]/.test(cells.slice(margin, 76).join(''));
    return code ? '' : cells.slice(margin, 76).join('').trimEnd();
  });
  return prose.flatMap((text, at) => {
    const before = prose[at - 1] ?? '';
    const goesOn = before !== '' && indent(before) === indent(text) && !/\S\s{2,}\S/.test(before.trim());
    const found: (readonly [number, string])[] = [];
    if (goesOn && /\d$/.test(before) && counter.test(text.trim()))
      found.push([at, 'a number lost its counter']);
    if (goesOn && /^[^\x00-\x7f][。、]?$/.test(text.trim()) && /[^。]$/.test(before))
      found.push([at, 'a lone character ends a paragraph']);
    return found;
  });
}

const indent = (text: string): number => text.length - text.trimStart().length;

function lineBreaks(line: string, facts: FrameFacts): readonly string[] {
  const broken: string[] = [];
  const { margin } = shape(facts.columns);
  if (widthOf(line) > facts.columns) broken.push(`${widthOf(line)} cells`);
  for (const char of line) {
    const code = char.codePointAt(0) ?? 0;
    if (/\p{Cc}|\p{Cf}/u.test(char)) broken.push(`forbidden U+${code.toString(16)}`);
    else if (
      code > 126 &&
      widthOf(char) !== 2 &&
      asciiFor[char] === undefined &&
      !/[\uff61-\uff9f]/.test(char)
    )
      broken.push(`glyph not in the table: ${char}`);
    if (facts.ascii && asciiFor[char] !== undefined) broken.push(`not ASCII: ${char}`);
  }
  if (facts.language === 'en' && !facts.bilingual && japanese.test(line.replaceAll('日本語', '')))
    broken.push('Japanese in English');
  if (widthOf(line, 'wide') !== widthOf(line)) broken.push('another width where ambiguous is wide');
  if (!line.includes(stitch)) broken.push(...amountBreaks(line, facts.language));
  const cells = cellsOf(line);
  cells.slice(0, margin).forEach((cell, at) => {
    const sign = at === margin - 3 && /^[ !?*0-9▸>]$/.test(cell);
    const mark = at === margin - 2 && /^[ ✓✗~^!*?+\-╎▐ox|]$/.test(cell);
    if (cell !== ' ' && !sign && !mark) broken.push(`margin cell ${at} holds ${cell}`);
  });
  const code = cells[margin - 2] === stitch;
  if (!code) broken.push(...kinsokuBreaks(line));
  return broken;
}

/** Numbers as the design writes them: a blank before a counter, whole shares, ranges, dates, no zero units. */
function amountBreaks(line: string, language: 'ja' | 'en'): readonly string[] {
  const forms: readonly (readonly [RegExp, string])[] = [
    [/\d\.\d+%/, 'a share with decimals'],
    [/\d{4}\/\d{1,2}\/\d/, 'a date with slashes'],
    [/\b0(?:\d)(?: ?(?:分|秒|min|s)\b)/, 'a leading zero'],
    [/(?:^|\s)0 (?:時間|h) \d/, 'a leading zero unit'],
    language === 'ja'
      ? [/\d(?:分|時間|秒|枚|問|件|点|回)(?!目)/, 'no blank before a counter']
      : [/\d (?:mins?\.|minutes?|hours?|hrs?|secs?|seconds?)\b/, 'a unit that is not short'],
    language === 'ja' ? [/\d+-\d+%/, 'a range without 〜'] : [/〜/, 'a Japanese range'],
  ];
  return forms.flatMap(([form, why]) => (form.test(line) ? [`${why}: ${form.exec(line)?.[0]}`] : []));
}

function kinsokuBreaks(line: string): readonly string[] {
  return line.split(/[╎▐]|\s{2,}/).flatMap((piece) => {
    const text = piece.trim();
    const first = text[0];
    const last = text.at(-1);
    if (first === undefined || last === undefined) return [];
    return [
      ...(noLineStart.has(first) && !mayStart.has(first) && japanese.test(text)
        ? [`begins with ${first}`]
        : []),
      ...(/[（「『【〈《〔]/.test(last) && noLineEnd.has(last) ? [`ends with ${last}`] : []),
    ];
  });
}

function furnitureBreaks(
  frame: readonly string[],
  facts: FrameFacts,
): readonly (readonly [number, string])[] {
  const broken: (readonly [number, string])[] = [];
  const bars = frame.slice(2, -2).filter((line) => /[╎▐]/.test(cellsOf(line)[78] ?? ''));
  const hasPanel = facts.columns >= 120 && bars.length * 2 > frame.length;
  const { margin, right: plain } = shape(facts.columns);
  const right = hasPanel ? (facts.columns < 132 ? 116 : 128) : plain;
  if (facts.rows >= 16)
    for (const row of [1, frame.length - 2]) {
      const cells = cellsOf(frame[row] ?? '');
      if (cells[margin] !== rule && cells[margin] !== '-') broken.push([row, 'rule expected here']);
      if (cells.length !== right) broken.push([row, `rule ends at cell ${cells.length}, not ${right}`]);
    }
  const head = cellsOf(frame[0] ?? '').length;
  const hasFacts = /\S {2,}\S/.test((frame[0] ?? '').slice(margin));
  if (head > right) broken.push([0, 'header past the right edge']);
  if (hasFacts && head !== right) broken.push([0, `header ends at cell ${head}, not ${right}`]);
  frame.slice(facts.rows >= 16 ? 2 : 1, -2).forEach((line, at) => {
    const row = at + (facts.rows >= 16 ? 2 : 1);
    const cells = cellsOf(line);
    if (hasPanel && cells[78] !== stitch && cells[78] !== block) broken.push([row, 'panel rule missing']);
    if (facts.columns === 80 && cells.slice(76, 78).some((cell) => !/^[ 、。]?$/.test(cell)))
      broken.push([row, 'cells 76 and 77 are kept free']);
    if (facts.columns >= 60 && facts.columns < 120) {
      if (!/^[▐| ]?$/.test(cells[facts.columns - 2] ?? ''))
        broken.push([row, 'something stands in the scroll bar']);
      if (cells.length >= facts.columns) broken.push([row, 'last column used']);
    }
  });
  return broken;
}

function footerBreaks(footer: string, facts: FrameFacts): readonly string[] {
  const items = footer
    .trim()
    .split(/\s{2,}/)
    .filter((item) => item !== '');
  // In low terminals a notice takes the whole row.
  return [...(facts.rows < 16 ? [] : footerOrder(items)), ...footerKeys(items)];
}

/** The primary action first, `?` and the way out last. */
function footerOrder(items: readonly string[]): readonly string[] {
  const names = items.map((item) => item.split(' ', 1)[0] ?? '');
  const broken: string[] = [];
  if (!['Esc', 'q'].includes(names.at(-1) ?? '')) broken.push('the way out is not last');
  if (names.includes('?') && names.at(-2) !== '?') broken.push('? does not stand before the way out');
  const enter = names.indexOf('Enter');
  if (enter > 0 && !['Space', 'a-d', 'a-e', 's', 'Tab'].includes(names[0] ?? ''))
    broken.push('Enter is not first');
  return broken;
}

function footerKeys(items: readonly string[]): readonly string[] {
  return items.flatMap((item) => {
    const shown = item.split(' ', 1)[0] ?? '';
    const known = keys.has(shown) || /^(?:[a-e]-[a-e]|[1-9]-[1-9]|1)$/.test(shown);
    return known ? [] : [`footer key not in the key table: ${shown}`];
  });
}
