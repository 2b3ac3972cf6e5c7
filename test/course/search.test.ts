import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GlossaryTerm } from '../../src/course/course.ts';
import type { Lesson } from '../../src/course/lesson.ts';
import { openSearch } from '../../src/course/search.ts';
import { documentsOf } from '../../src/course/search-documents.ts';
import { placeOf } from '../../src/course/search-place.ts';
import { SearchTextMaker } from '../../src/course/search-text.ts';
import type { Question } from '../../src/study/question.ts';
import type { Block } from '../../src/text/block.ts';
import { normalise } from '../../src/text/normalise.ts';
import { parseMarkdown } from '../../src/text/parse-markdown.ts';

const lesson = (id: string, title: { ja: string; en: string }, ja: string, en: string): Lesson => ({
  id,
  was: [],
  module: 'nodes',
  number: '8.7',
  title,
  minutes: 8,
  objectives: [],
  facts: [],
  errata: [],
  sources: [],
  labs: [],
  checks: [],
  body: { ja: parseMarkdown(ja).blocks, en: parseMarkdown(en).blocks },
});

const lessons = [
  lesson(
    'karpenter',
    { ja: 'Cluster AutoscalerとKarpenter', en: 'Cluster Autoscaler and Karpenter' },
    '台数を自動で変える仕組みです。\n\n## Karpenter\nKarpenter は Pending の Pod を見て、EC2 を直接起動します。要件は NodePool に書きます。\n\n## 統合\nノードを減らす動きを統合と呼びます。',
    'Two ways to change the number of nodes.\n\n## Karpenter\nKarpenter watches pending Pods and starts EC2 instances. Requirements stand in a NodePool.\n\n## Consolidation\nRemoving nodes is called consolidation.',
  ),
  lesson(
    'services',
    { ja: 'Serviceと宛先', en: 'Services and endpoints' },
    'Service の宛先は EndpointSlice に入ります。証明書の期限も見ます。',
    'The endpoints of a Service stand in an EndpointSlice.',
  ),
];

const terms: readonly GlossaryTerm[] = [
  {
    id: 'karpenter',
    term: { ja: 'Karpenter', en: 'Karpenter' },
    meaning: {
      ja: 'Pod の要件に合うノードを起動し、不要になれば消すしくみ',
      en: 'Starts nodes that fit the Pods',
    },
    lesson: 'karpenter',
    also: ['カーペンター'],
    related: [],
  },
];

const question = {
  id: 'consolidation-when',
  kind: 'single',
  stem: { ja: 'ノードが減る条件はどれですか。', en: 'When is a node removed?' },
  options: [
    {
      id: 'a',
      text: { ja: '空いている', en: 'It is empty' },
      why: { ja: '秘密の理由', en: 'the hidden reason' },
    },
  ],
} as unknown as Question;

const labs = [
  {
    id: 'pending',
    title: { ja: 'Pendingの原因を切り分ける', en: 'Why a Pod is pending' },
    texts: [{ ja: '要求が大きすぎます', en: 'requests are too large' }],
  },
];

const course = {
  modules: [
    {
      id: 'nodes',
      number: 8,
      title: { ja: 'ノード', en: 'Nodes' },
      lessons: lessons.map(({ body: _, ...card }) => card),
    },
  ],
  lesson: (id: string) => lessons.find((each) => each.id === id) as Lesson,
  questionsOf: () => [question],
  glossary: new Map(terms.map((term) => [term.id, term])),
};
let breaths = 0;
const search = await openSearch(documentsOf(course, labs), terms, async () => {
  breaths++;
});
const found = (query: string) =>
  search(query).hits.map(({ kind, id, section }) => `${kind} ${id} ${section}`);

describe('one lesson under every spelling', () => {
  test.each(['ｶﾍﾟﾝﾀ', 'かーぺんた', 'karpenter', 'Ｋａｒｐｅｎｔｅｒ', 'カーペンター'])('%s', (query) => {
    expect(found(query)).toContain('term karpenter 0');
    expect(found(query).some((hit) => hit.startsWith('lesson karpenter'))).toBe(true);
  });

  test('the other names of a term are named', () => {
    expect(search('ｶﾍﾟﾝﾀ').also).toEqual(['Karpenter']);
    expect(search('nodepool').also).toEqual([]);
  });
});

test('a section of a lesson is found by its words, in either language', () => {
  expect(found('統合と呼')).toEqual(['lesson karpenter 2']);
  expect(found('consolidation called')).toEqual(['lesson karpenter 2']);
});

test('a lesson stands once, at the section that fits best', () => {
  expect(found('ノード').filter((hit) => hit.startsWith('lesson'))).toHaveLength(1);
});

test('parts of compound names, unfinished words and single kanji are found', () => {
  expect(found('slice')).toEqual(['lesson services 0']);
  expect(found('endpointsl')).toEqual(['lesson services 0']);
  expect(found('鍵')).toEqual([]);
  expect(found('証')).toEqual(['lesson services 0']);
  expect(found('限')).toEqual(['lesson services 0']);
});

test('questions are found by what they ask and offer, never by their reasons', () => {
  expect(found('空いている')).toEqual(['question consolidation-when 0']);
  expect(found('秘密の理由')).toEqual([]);
});

test('labs are found', () => {
  expect(found('切り分け')).toEqual(['lab pending 0']);
});

test('a word in the middle of another is not one', () => {
  expect(found('ervice')).toEqual([]);
  expect(found('arp')).toEqual([]);
});

test('words side by side, as typed, come before the same words apart', async () => {
  const apart = lesson(
    'apart',
    { ja: '', en: '' },
    'x',
    'The pod has no identity of its own. The pod is new.',
  );
  const close = lesson(
    'close',
    { ja: '', en: '' },
    'x',
    'Read about pod identity. The rest of it is about other things.',
  );
  const two = await openSearch(
    documentsOf(
      {
        ...course,
        modules: [{ id: 'm', number: 1, title: { ja: '', en: '' }, lessons: [apart, close] }],
        lesson: (id) => (id === 'apart' ? apart : close),
      },
      [],
    ),
    [],
    async () => {},
  );
  expect(two('pod identity').hits.map(({ id }) => id)).toEqual(['close', 'apart']);
});

test('opening breathes between modules, so that keys are heard', () => {
  expect(breaths).toBe(4);
});

test('the text searched is what normalising makes of each part, whatever it holds', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'サーバー',
      'ｶﾍﾟﾝﾀｰ',
      'Pod が',
      ' の ',
      'EndpointSlice',
      'İ',
      'ΟΔΟΣ',
      '𠮷野家',
      '😀',
      'ー-',
      '〇々',
      'ﾞ',
      'e\u0301',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const maker = new SearchTextMaker();
      maker.add('a');
      maker.add(text);
      const made = maker.made();
      expect(made.text).toBe(`a\n${normalise(text)}\n`);
      expect(made.starts).toEqual([0, 2, made.text.length]);
    }),
    { numRuns: 1000 },
  );
});

test('every word must be there', () => {
  expect(found('NodePool EndpointSlice')).toEqual([]);
});

test('a slip of the finger gets a suggestion, an empty query nothing', () => {
  expect(search('karpentr x')).toMatchObject({ hits: [] });
  expect(search('karpentr')).toEqual({ hits: [], also: [], suggestion: 'karpenter' });
  expect(search('  、')).toEqual({ hits: [], also: [] });
});

test('a hit opens at the block that holds it, with its sentence', () => {
  const body = lessons[0]?.body.ja as readonly Block[];
  expect(placeOf(body, 1, ['ｶﾍﾟﾝﾀ', 'Karpenter'])).toEqual({
    block: 2,
    excerpt: 'Karpenter は Pending の Pod を見て、EC2 を直接起動します。',
  });
  expect(placeOf(body, 1, ['NodePool'])).toEqual({ block: 2, excerpt: '要件は NodePool に書きます。' });
  expect(placeOf(body, 2, ['consolidation'])).toEqual({
    block: 3,
    excerpt: 'ノードを減らす動きを統合と呼びます。',
  });
  const headed = parseMarkdown('## 見出し\n本文です。').blocks;
  expect(placeOf(headed, 0, ['題名だけの語'])).toEqual({ block: 0, excerpt: '本文です。' });
  expect(placeOf([], 3, ['x'])).toEqual({ block: 0, excerpt: '' });
});
