import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toAnki } from '../../src/cli/formats/anki.ts';
import { toGift } from '../../src/cli/formats/gift.ts';
import { toQti } from '../../src/cli/formats/qti.ts';
import { toZip } from '../../src/cli/formats/zip.ts';
import { readAnki } from '../../src/study/import/read-anki.ts';
import { readGift } from '../../src/study/import/read-gift.ts';
import type { Question } from '../../src/study/question.ts';
import { everyKind, multiple, single } from '../support/questions.ts';

const quizzes = join(import.meta.dirname, '../../quizzes');
const real = readdirSync(quizzes)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(join(quizzes, name), 'utf8')).questions as Question[]);

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
  const tricky = { ...single(), stem: { ja: 'a', en: 'a {b} = ~c # d: \\e\n`f` <g>' } };
  expect(toGift([tricky], 'en').text).toContain(
    '[html]a \\{b\\} \\= \\~c \\# d\\: \\\\e<br/><code>f</code> &lt;g&gt; {',
  );
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

describe.each(['ja', 'en'] as const)('items of the course in %s', (language) => {
  /** Marks of Markdown that are left in HTML outside code, and tags that are none of ours. */
  const leaks = (html: string): readonly string[] =>
    html
      .replace(/<pre>.*?<\/pre>|<code>.*?<\/code>/gs, '')
      .replace(/<br\/>|<\/?strong>|<qti-text-entry-interaction [^<>]*\/>/g, '')
      .match(/`[^`]*`|\*\*|<[^>]*>/g) ?? [];
  const marked = real.filter(({ stem }) => /`/.test(stem[language]));

  test('are HTML in both fields of Anki, and come back as they are read', () => {
    expect(marked.length).toBeGreaterThan(50);
    const notes = toAnki(real, language);
    for (const line of notes.split('\n').slice(3)) {
      const [front = '', back = ''] = line.split('\t');
      expect([line, leaks(front), leaks(back)]).toEqual([line, [], []]);
    }
    const { cards, bad } = readAnki(notes);
    expect([cards.length, bad]).toEqual([real.length, []]);
    const command = real.find(({ kind }) => kind === 'command') as Question & { answer: string };
    expect(cards[real.indexOf(command)]?.back).toContain(`${command.answer}\n`);
  });

  test('are HTML in GIFT where Moodle reads it, text in menus and typed answers, and come back', () => {
    const { text, left } = toGift(real, language);
    // What is typed is no text to be read: a command keeps its own marks.
    const read = toGift(
      real.filter(({ kind }) => kind !== 'command'),
      language,
    ).text.replace(/\\([\s\S])/g, (_, sign) => (sign === 'n' ? '\n' : sign));
    expect(leaks(read)).toEqual([]);
    const { cards, bad } = readGift(text);
    expect([cards.length, bad]).toEqual([real.length - left, []]);
    expect(cards.map(({ front }) => front).join()).not.toMatch(/<code>|&lt;/);
  });

  test('are XHTML in QTI', () => {
    for (const { name, text } of toQti(real, language).slice(1)) {
      expect(unclosed(text), name).toEqual([]);
      const said = [
        ...text.matchAll(/<(?:p|qti-simple-choice|qti-simple-associable-choice)\b[^>]*>(.*?)<\/(?:p|qti-)/gs),
      ];
      expect(said.length, name).toBeGreaterThan(0);
      for (const [, html = ''] of said) expect([name, leaks(html)]).toEqual([name, []]);
    }
  });
});
