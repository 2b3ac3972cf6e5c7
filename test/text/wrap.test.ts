import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/text/line.ts';
import { own } from '../../src/text/safe.ts';
import { widthOf } from '../../src/text/width.ts';
import { widestChunk, wrap } from '../../src/text/wrap.ts';
import { noLineEnd, noLineStart } from './kinsoku-rules.ts';

const run = (text: string): Span => ({ text: own(text), role: 'text' });
const lines = (text: string, width: number, hang = 0) =>
  wrap([run(text)], { width, hang }).map((line) => line.map((span) => span.text).join(''));
const solid = (text: string) => text.replace(/[ \u3000\n]+/g, '');

describe('the frames of the design', () => {
  test('a paragraph of lesson-ja breaks where the frame breaks', () => {
    expect(
      lines(
        'EC2 の Linux ノードでは、まず EKS Pod Identity を検討します。信頼ポリシーにクラスター固有の値が入らないので、同じロールを使い回せます。',
        72,
        2,
      ),
    ).toEqual([
      'EC2 の Linux ノードでは、まず EKS Pod Identity を検討します。信頼',
      'ポリシーにクラスター固有の値が入らないので、同じロールを使い回せます。',
    ]);
  });

  test('a paragraph of lesson-en breaks where the frame breaks', () => {
    expect(
      lines(
        'A Pod that calls AWS needs credentials. Two shortcuts are common, and both are wrong: access keys in a Secret, which never expire, and a broad policy on the node role, which every Pod on that node can use. IRSA gives each ServiceAccount a role of its own, and short-lived credentials.',
        72,
      ),
    ).toEqual([
      'A Pod that calls AWS needs credentials. Two shortcuts are common, and',
      'both are wrong: access keys in a Secret, which never expire, and a broad',
      'policy on the node role, which every Pod on that node can use. IRSA',
      'gives each ServiceAccount a role of its own, and short-lived',
      'credentials.',
    ]);
  });

  test('a paragraph of lesson-40 breaks where the frame breaks', () => {
    expect(
      lines(
        '条件は 2 つです。aud は sts.amazonaws.com、sub は 1 つの名前空間の 1 つの ServiceAccount に絞ります。',
        36,
      ),
    ).toEqual([
      '条件は 2 つです。aud は',
      'sts.amazonaws.com、sub は 1 つの名前',
      '空間の 1 つの ServiceAccount に絞り',
      'ます。',
    ]);
  });
});

describe('kinsoku', () => {
  test('no line begins with a closing mark, a small kana or a long vowel mark', () => {
    expect(lines('あいうえお、かき', 10)).toEqual(['あいうえ', 'お、かき']);
    expect(lines('あいうえ「か」き', 12)).toEqual(['あいうえ', '「か」き']);
    expect(lines('ああああきょうと', 10)).toEqual(['ああああ', 'きょうと']);
  });

  test('no line ends with an opening mark', () => {
    expect(lines('あいうえ「かきく', 10)).toEqual(['あいうえ', '「かきく']);
    expect(lines('abcde (fgh)', 8)).toEqual(['abcde', '(fgh)']);
  });

  test('、 and 。 hang into the margin where there is one', () => {
    expect(lines('あいうえお、かきく', 10, 2)).toEqual(['あいうえお、', 'かきく']);
    expect(lines('あいうえお。', 10, 2)).toEqual(['あいうえお。']);
    expect(lines('あいうえお。」か', 10, 2)).toEqual(['あいうえ', 'お。」か']);
  });

  test('Katakana words up to eight characters stay whole, longer ones do not', () => {
    expect(lines('設定のクラスター', 12)).toEqual(['設定の', 'クラスター']);
    expect(lines('アアアアアアアアアアアア', 10)).toEqual(['アアアアア', 'アアアアア', 'アア']);
  });

  test('a long Katakana compound parts between its words', () => {
    expect(lines('マネージドノードグループ', 18)).toEqual(['マネージドノード', 'グループ']);
  });

  test('the word for a source stays with its number', () => {
    expect(lines('推奨です。出典 [2]', 14)).toEqual(['推奨です。', '出典 [2]']);
  });

  test('a number and its counter stay together', () => {
    expect(lines('レッスン 70 本を読む', 11)).toEqual(['レッスン', '70 本を読む']);
    expect(lines('it waits for 10 s now', 15)).toEqual(['it waits for', '10 s now']);
    expect(lines('およそ 1.1 か月後に', 10)).toEqual(['およそ', '1.1 か月', '後に']);
  });

  test('a last line is longer than one character and its full stop', () => {
    expect(lines('あいうえおかきくけこさ。', 20)).toEqual(['あいうえおかきくけ', 'こさ。']);
  });

  test('a lone character is left when nothing can join it', () => {
    expect(lines('kubectlx y', 8)).toEqual(['kubectlx', 'y']);
  });
});

describe('long words', () => {
  test('a URL breaks after its separators', () => {
    expect(lines('https://docs.aws.amazon.com/eks/latest/userguide/', 24)).toEqual([
      'https://docs.aws.amazon.',
      'com/eks/latest/',
      'userguide/',
    ]);
  });

  test('a long word starts on the line it was met when it must be cut anyway', () => {
    expect(lines('出典は https://docs.aws.amazon.com/eks/latest/userguide/ です', 24)[0]).toBe(
      '出典は https://docs.aws.',
    );
  });

  test('a word without separators is cut where the line is full', () => {
    expect(lines('a'.repeat(45), 20)).toEqual(['a'.repeat(20), 'a'.repeat(20), 'aaaaa']);
  });
});

test('runs keep their role and their link across lines', () => {
  const link: Span = { text: own('the user guide'), role: 'link', href: 'https://docs.aws.amazon.com/' };
  expect(wrap([run('see '), link, run(' now')], { width: 10 })).toEqual([
    [run('see '), { ...link, text: 'the' }],
    [{ ...link, text: 'user guide' }],
    [run('now')],
  ]);
});

test('a line feed breaks, and two make a blank line', () => {
  expect(lines('a\nb\n\nc', 20)).toEqual(['a', 'b', '', 'c']);
});

test('the widest chunk is what no good line end cuts', () => {
  expect(widestChunk([run('信頼する pods.eks.amazonaws.com を')])).toBe(22);
  expect(widestChunk([run('エージェントのアドオン')])).toBe(12);
});

const pieces = fc.constantFrom(
  ...[
    'EKS',
    'Pod',
    ' ',
    ' ',
    'の',
    'クラスター',
    '、',
    '。',
    '「',
    '」',
    '（',
    '）',
    'ー',
    'っ',
    '10',
    ' 分',
    '信頼',
    'きょう',
  ],
  ...[
    'https://a.example/b/c?d=e',
    'kube-proxy',
    '[',
    ')',
    '…',
    '→',
    'か\u3099',
    'é',
    '--role-arn',
    'コンテナオーケストレーション',
    '한국',
  ],
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('at every width no line is too wide and no character is lost, over random texts', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 20, max: 200 }), fc.constantFrom(0, 2), (text, width, hang) => {
      const broken = lines(text, width, hang);
      for (const line of broken) {
        const over = widthOf(line) - width;
        if (over > 0) expect(hang > 0 && over <= hang && /[、。]$/.test(line), line).toBe(true);
      }
      expect(solid(broken.join(''))).toBe(solid(text));
    }),
    { numRuns: 3000 },
  );
});

test('at every width from 20 kinsoku holds for texts whose marks stand as in writing', () => {
  const word = fc.constantFrom(
    '信頼',
    'ポリシー',
    'Pod',
    '作ります',
    'きょう',
    '2 つ',
    'ロール',
    'sts.amazonaws.com',
    'っている',
  );
  const written = fc
    .array(fc.tuple(word, fc.constantFrom('', '', ' ', '、', '。', '）は', '」と', '（', '「')), {
      minLength: 3,
      maxLength: 40,
    })
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(written, fc.integer({ min: 20, max: 80 }), fc.constantFrom(0, 2), (text, width, hang) => {
      const broken = lines(text, width, hang);
      for (const line of broken.slice(1)) expect(noLineStart.has(line[0] ?? ''), line).toBe(false);
      for (const line of broken.slice(0, -1)) expect(noLineEnd.has(line.at(-1) ?? ''), line).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('every width from 20 to 200 over one long paragraph', () => {
  const text =
    'Pod の ServiceAccount にロールを結び付けると、STS が一時的な認証情報を 1 時間だけ発行します。'.repeat(
      12,
    );
  for (let width = 20; width <= 200; width++)
    for (const line of lines(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
});
