import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyMeant } from '../../src/tui/full-width.ts';
import { flushKeys, freshReader, type KeyEvent, readKeys } from '../../src/tui/read-keys.ts';

const keysOf = (events: readonly KeyEvent[]) =>
  events.map((event) => (event.kind === 'key' ? event.key : `paste:${event.text}`));
const read = (chunk: string) => keysOf(readKeys(freshReader, chunk).events);

test('several keys of one chunk are several keys', () => {
  expect(read('jjj\r\r')).toEqual(['j', 'j', 'j', 'Enter', 'Enter']);
  expect(read('a\u001ab')).toEqual(['a', 'Ctrl-Z', 'b']);
});

test('arrows and paging keys have names in both cursor modes, whatever is held with them', () => {
  expect(read('\u001b[A\u001bOB\u001b[1;5C\u001b[5~\u001b[6;2~\u001b[Z')).toEqual([
    'Up',
    'Down',
    'Right',
    'PgUp',
    'PgDn',
    'Shift-Tab',
  ]);
});

test('a sequence may arrive byte by byte', () => {
  let reader = freshReader;
  const events: KeyEvent[] = [];
  for (const byte of 'x\u001b[6~\u001b[200~q\ny\u001b[201~j') {
    const step = readKeys(reader, byte);
    reader = step.reader;
    events.push(...step.events);
  }
  expect(keysOf(events)).toEqual(['x', 'PgDn', 'paste:q\ny', 'j']);
});

test('a lone ESC is the key once nothing follows it', () => {
  const step = readKeys(freshReader, '\u001b');
  expect(step.events).toEqual([]);
  expect(keysOf(flushKeys(step.reader).events)).toEqual(['Esc']);
});

test('ESC before a character is Esc and the character, because no key needs Alt', () => {
  expect(read('\u001bq')).toEqual(['Esc', 'q']);
});

test('mouse and focus reports and answers of the terminal are no keys', () => {
  expect(read('\u001b[<0;10;5M\u001b[M !!\u001b[I\u001b[?1;2c\u001b]11;rgb:0/0/0\u0007j')).toEqual(['j']);
});

test('no input makes the reader stop or throw, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 8 }), (chunks) => {
      let reader = freshReader;
      for (const chunk of chunks) reader = readKeys(reader, chunk).reader;
      return reader.pending.length <= chunks.join('').length;
    }),
    { numRuns: 2000 },
  );
});

test('full-width keys and single kana of romaji input mean their ASCII keys', () => {
  const meant = Object.fromEntries(
    [...'ｊ１？／Ｌｑ　あいうえおん・「」'].map((key) => [key, keyMeant(key)]),
  );
  expect(meant).toEqual({
    ｊ: 'j',
    '１': '1',
    '？': '?',
    '／': '/',
    Ｌ: 'L',
    ｑ: 'q',
    '　': 'Space',
    あ: 'a',
    い: 'i',
    う: 'u',
    え: 'e',
    お: 'o',
    ん: 'n',
    '・': '/',
    '「': '[',
    '」': ']',
  });
  expect(keyMeant('か')).toBeUndefined();
  expect(keyMeant('Enter')).toBe('Enter');
});
