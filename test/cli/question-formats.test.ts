import { expect, test } from 'vitest';
import { toAnki } from '../../src/cli/formats/anki.ts';
import { toGift } from '../../src/cli/formats/gift.ts';
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
