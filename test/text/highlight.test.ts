import { describe, expect, test } from 'vitest';
import { highlight } from '../../src/text/highlight.ts';
import { own } from '../../src/text/safe.ts';

/** The line with each run that is not plain text in brackets, its role in front. */
const marked = (lang: string, line: string) =>
  highlight(lang, own(line))
    .map(({ text, role }) => (role === 'text' ? text : `${role}[${text}]`))
    .join('');

describe('YAML', () => {
  test.each([
    ['metadata:', 'key[metadata]:'],
    ['  name: web', '  key[name]: web'],
    ['- name: web  # the front', '- key[name]: web quiet[ # the front]'],
    [
      '    eks.amazonaws.com/role-arn: arn:aws:iam::1:role/x',
      '    key[eks.amazonaws.com/role-arn]: arn:aws:iam::1:role/x',
    ],
    ['  - --port=80', '  - --port=80'],
    ['  "a b": "c # d"', '  key["a b"]: "c # d"'],
    ['# only: a comment', 'quiet[# only: a comment]'],
    ['  command: ["sh", "-c", "date: x"]', '  key[command]: ["sh", "-c", "date: x"]'],
    ['---', '---'],
    ['http://example.com', 'http://example.com'],
  ])('%s', (line, expected) => expect(marked('yaml', line)).toBe(expected));
});

describe('JSON', () => {
  test.each([
    ['{"a": "b", "c" : {"d": ["e"]}}', '{key["a"]: "b", key["c"] : {key["d"]: ["e"]}}'],
    ['  "x \\" y": 1', '  key["x \\" y"]: 1'],
  ])('%s', (line, expected) => expect(marked('json', line)).toBe(expected));
});

describe('commands', () => {
  test.each([
    ['kubectl -n shop get pods -o wide', 'kubectl key[-n] shop get pods key[-o] wide'],
    ['aws eks describe-cluster --name study \\', 'aws eks describe-cluster key[--name] study \\'],
    ['  --query=cluster.version', '  key[--query]=cluster.version'],
    ['ls a-b # see --all', 'ls a-bquiet[ # see --all]'],
    ['kubectl scale deploy/web --replicas -1', 'kubectl scale deploy/web key[--replicas] -1'],
    ['$ kubectl get pods -A', 'quiet[$ ]kubectl get pods key[-A]'],
  ])('%s', (line, expected) => expect(marked('bash', line)).toBe(expected));
});

test('text and output stay as they are', () => {
  expect(marked('text', 'a: --b # c')).toBe('a: --b # c');
});

test('no character is lost or moved, whatever the line', () => {
  for (const lang of ['yaml', 'json', 'bash', 'text'])
    for (const line of ['', '   ', '"', '#', ': : :', '{"a":1}', "it's # not", '日本語: 値 # 注']) {
      const text = highlight(lang, own(line))
        .map((span) => span.text)
        .join('');
      expect(text).toBe(line);
    }
});
