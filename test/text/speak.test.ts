import { expect, test } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { parseMarkdown } from '../../src/text/parse-markdown.ts';
import { speak } from '../../src/text/speak.ts';

const sources = [{ id: 'ug', url: 'https://docs.aws.amazon.com/eks/' }];
const said = (source: string, language: Language = 'ja') => {
  const { blocks, mistakes } = parseMarkdown(source);
  expect(mistakes).toEqual([]);
  return speak(blocks, { language, sources }).map(({ text }) => text);
};

test('one sentence a line, sections by number, sources in words', () => {
  expect(said('## 流れ\nPod が「はい。」と答えます。STS が確かめます[^ug]。')).toEqual([
    '節 1、流れ。',
    'Pod が「はい。」と答えます。',
    'STS が確かめます（出典 1）。',
  ]);
  expect(said('## Flow\nA Pod asks v1.35. STS checks (twice). Done.', 'en')).toEqual([
    'Section 1: Flow.',
    'A Pod asks v1.35.',
    'STS checks (twice).',
    'Done.',
  ]);
});

test('a callout says its kind, a correction since when', () => {
  expect(said('> [!CORRECTION] S1-079 since 2025\n> **以前の説明**\n> いまは違います。[^ug]')).toEqual([
    '訂正、2025 年から。以前の説明。',
    'いまは違います。（出典 1）',
  ]);
  expect(said('> [!WARNING]\n> **wildcards in sub**\n> Use the full name.', 'en')).toEqual([
    'Caution: wildcards in sub.',
    'Use the full name.',
  ]);
});

test('counts come before details in tables and lists', () => {
  expect(said('| 項目 | IRSA | 数 |\n|---|---|---|\n| Fargate | 使える | 2 |')).toEqual([
    '表、1 行、3 列。',
    'Fargate。IRSA は使える、数は 2。',
  ]);
  expect(said('1. a\n2. b\n\n- [x] c', 'en')).toEqual([
    'List of 2.',
    '1, a',
    '2, b',
    'List of 1.',
    'done, c',
  ]);
});

test('code is read as it stands, a figure by its words, without a drawing character', () => {
  const lines = said(
    '```bash\nkubectl get pods\n```\n\n```diagram\n╎╌╌>╎\n```\n\n文章で読む: Pod から STS に送ります。',
  );
  expect(lines).toEqual([
    'コード、bash、1 行。',
    'kubectl get pods',
    'コードはここまでです。',
    '図。',
    '文章で読む: Pod から STS に送ります。',
  ]);
  expect(lines.join('')).not.toMatch(/[\u2500-\u259f]/);
});
