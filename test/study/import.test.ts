import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAnki } from '../../src/cli/formats/anki.ts';
import { toGift } from '../../src/cli/formats/gift.ts';
import { cardEvents, ownCardId } from '../../src/study/import/own-card.ts';
import { readAnki } from '../../src/study/import/read-anki.ts';
import { readGift } from '../../src/study/import/read-gift.ts';
import { cardsOf } from '../../src/study/review/cards.ts';
import { createScheduler } from '../../src/study/review/scheduler.ts';
import { everyKind } from '../support/questions.ts';

describe('text of Anki', () => {
  test('headers name the separator and the columns that are no side of a card', () => {
    const text = '#separator:semicolon\n#html:false\n#tags column:1\nnet;Front;Back\n;Only\n';
    const { cards, bad } = readAnki(text);
    expect(cards).toEqual([{ front: 'Front', back: 'Back', line: 4 }]);
    expect(bad).toEqual([{ line: 5, why: 'no-back' }]);
  });

  test('quotes hold separators and line ends, and the next card keeps its line number', () => {
    const { cards } = readAnki('"a ""b""\nc"\t"d\te"\nf\tg\n');
    expect(cards).toEqual([
      { front: 'a "b"\nc', back: 'd    e', line: 1 },
      { front: 'f', back: 'g', line: 3 },
    ]);
  });

  test('HTML becomes text, and entities are read once', () => {
    const [card] = readAnki(
      '#html:true\n<b>a</b><br>b<script>x</script>\t&lt;Pod&gt; &amp;lt; &#65;&nbsp;',
    ).cards;
    expect(card).toMatchObject({ front: 'a\nb', back: '<Pod> &lt; A' });
  });

  test('what steers a terminal does not come in', () => {
    const [card] = readAnki('a\u001b]52;c;ZXZpbA==\u0007b\tc\u202ed').cards;
    expect(card).toMatchObject({ front: 'ab', back: 'cd' });
  });

  test('what we write for Anki comes back as as many cards', () => {
    const { cards, bad } = readAnki(toAnki(everyKind(), 'ja'));
    expect(bad).toEqual([]);
    expect(cards).toHaveLength(everyKind().length);
  });
});

describe('GIFT', () => {
  test('options stand in front, right answers and feedback behind', () => {
    const text = [
      '// a comment',
      '$CATEGORY: eks',
      '',
      '::q1::[markdown]Which one\\: a or b? {',
      '=a#because a ~b ~%50%c',
      '}',
      '',
      'The sun rises in the east. {T}',
      '',
      'Match {=kubelet -> node =scheduler -> plane}',
    ].join('\n');
    const { cards, bad } = readGift(text);
    expect(bad).toEqual([]);
    expect(cards).toEqual([
      { front: 'Which one: a or b?\n- a\n- b\n- c', back: 'a\nbecause a\nc', line: 4 },
      { front: 'The sun rises in the east.', back: 'True', line: 8 },
      { front: 'Match\n- kubelet\n- scheduler', back: 'kubelet -> node\nscheduler -> plane', line: 10 },
    ]);
  });

  test('says by line what it cannot read', () => {
    const { cards, bad } = readGift('Just text\n\nOpen {=a\n\nEssay {}\n\nAll wrong {~a ~b}');
    expect(cards).toEqual([]);
    expect(bad).toEqual([
      { line: 1, why: 'no-answer' },
      { line: 3, why: 'open-brace' },
      { line: 5, why: 'no-answer' },
      { line: 7, why: 'no-answer' },
    ]);
  });

  test('what we write as GIFT comes back, but for what it has no form for', () => {
    const { text, left } = toGift(everyKind(), 'en');
    const { cards, bad } = readGift(text);
    expect(bad).toEqual([]);
    expect(cards).toHaveLength(everyKind().length - left);
  });
});

test('no text whatsoever breaks a reader, and every card has two clean sides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const { cards } of [readAnki(text), readGift(text)])
        for (const { front, back } of cards) {
          expect(front).not.toBe('');
          expect(front + back).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        }
    }),
    { numRuns: 300 },
  );
});

test('a card taken in is reviewed; taken in again it changes nothing, and a new back changes the back', () => {
  const { cards } = readAnki('front\tback');
  const first = cardEvents(cards, new Map());
  const id = ownCardId('front');
  expect(first).toHaveLength(1);
  expect(cardEvents(cards, new Map([[id, 'back']]))).toEqual([]);
  const events = [
    ...first,
    { type: 'rated', card: id, rating: 3, took: 0 } as const,
    { type: 'card-added', card: id, front: 'front', back: 'better' } as const,
  ];
  const records = events.map((event, at) => ({ id: `r${at}`, at: 1_790_000_000_000 + at, event }));
  const known = cardsOf(records, {
    scheduler: createScheduler({}),
    now: 1_790_000_001_000,
    termsOf: () => [],
  }).get(id);
  expect(known).toMatchObject({ reps: 1, subject: { kind: 'own', front: 'front', back: 'better' } });
});
