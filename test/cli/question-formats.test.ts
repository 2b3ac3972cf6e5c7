import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { toAnki } from '../../src/cli/formats/anki.ts';
import { toGift } from '../../src/cli/formats/gift.ts';
import { toQti } from '../../src/cli/formats/qti.ts';
import { toZip } from '../../src/cli/formats/zip.ts';
import { everyKind, multiple, single } from '../support/questions.ts';

test('every question is one line of three fields for Anki, whatever its code holds', () => {
  const lines = toAnki(everyKind(), 'ja').split('\n');
  expect(lines.slice(0, 3)).toEqual(['#separator:tab', '#html:true', '#tags column:3']);
  for (const line of lines.slice(3)) expect(line.split('\t')).toHaveLength(3);
  expect(lines).toHaveLength(3 + everyKind().length);
});

test('GIFT marks the right options, shares points of several, and says what it leaves out', () => {
  const { text, left } = toGift(everyKind(), 'en');
  expect(left).toBe(3);
  expect(text).toContain('  =Option second#Because of second');
  expect(toGift([multiple()], 'en').text.match(/~%50%/g)).toHaveLength(2);
});

test('what steers GIFT is escaped in texts', () => {
  const tricky = { ...single(), stem: { ja: 'a', en: 'a {b} = ~c # d: \\e\nf' } };
  expect(toGift([tricky], 'en').text).toContain('a \\{b\\} \\= \\~c \\# d\\: \\\\e\\nf');
});

test('QTI has an item a question, well-formed, with the key of every kind a machine can score', () => {
  const files = toQti(everyKind(), 'en');
  expect(files.map(({ name }) => name)[0]).toBe('imsmanifest.xml');
  expect(files).toHaveLength(1 + everyKind().length);
  for (const { name, text } of files) expect(unclosed(text), name).toEqual([]);
  for (const question of everyKind()) {
    const text = files.find(({ name }) => name === `items/${question.id}.xml`)?.text ?? '';
    const free = question.kind === 'short' || question.kind === 'command';
    expect(text.includes('<qti-correct-response>'), question.kind).toBe(!free);
    expect(files[0]?.text).toContain(`href="items/${question.id}.xml"`);
  }
});

/** Elements left open or closed in the wrong order. */
function unclosed(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = '', self] of xml.matchAll(/<(\/?)([a-z][\w:-]*)[^<>]*?(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return [...open, name];
    } else if (self !== '/') open.push(name);
  }
  return open;
}

test('a ZIP names each file with its size and checksum, and the same files give the same bytes', () => {
  const files = [
    { name: 'a.xml', text: '<a/>' },
    { name: 'items/ü.xml', text: 'ü' },
  ];
  const zip = toZip(files);
  expect(toZip(files)).toEqual(zip);
  expect(zip.readUInt32LE(zip.length - 22)).toBe(0x06054b50);
  expect(zip.readUInt16LE(zip.length - 12)).toBe(2);
  const directory = zip.readUInt32LE(zip.length - 6);
  expect(zip.readUInt32LE(directory)).toBe(0x02014b50);
  expect(zip.readUInt32LE(directory + 16)).toBe(crc32(Buffer.from('<a/>')));
  expect(zip.toString('utf8', directory + 46, directory + 51)).toBe('a.xml');
});
