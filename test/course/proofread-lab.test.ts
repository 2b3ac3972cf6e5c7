import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proofreadLab } from '../../src/course/proofread-lab.ts';
import { labIds, readLab } from '../../src/course/read-lab.ts';
import { openFolder } from '../../src/host/folder.ts';
import { memoryFolder } from '../support/course-builder.ts';

const root = join(import.meta.dirname, '../..');
const source = readFileSync(join(root, 'labs/rbac-least-privilege/lab.yaml'), 'utf8');
const real = openFolder(root);
const files = ['manifests/base.yaml', 'solution/rbac.yaml', 'wrong/wildcard.yaml'];

/** Codes and lines that proofreading finds after one change to a good lab. */
function findingsAfter(from: string, to: string): readonly string[] {
  expect(source).toContain(from);
  const folder = memoryFolder({
    ...Object.fromEntries(
      files.map((name) => [
        `labs/rbac-least-privilege/${name}`,
        real.read(`labs/rbac-least-privilege/${name}`) ?? '',
      ]),
    ),
    'labs/rbac-least-privilege/lab.yaml': source.replace(from, to),
  });
  const lab = readLab(folder, 'rbac-least-privilege', '');
  const found = [...lab.findings, ...proofreadLab(lab, folder, 'rbac-least-privilege')];
  return found.map(({ code, line }) => `${code}:${line > 1}`);
}

test('the labs of this repository have no mistakes', () => {
  for (const id of labIds(real)) {
    const lab = readLab(real, id, '');
    expect([...lab.findings, ...proofreadLab(lab, real, id)]).toEqual([]);
  }
});

test.each([
  [
    'a check kind that does not exist',
    '        can:\n          as: "system:serviceaccount:${ns}:reader"\n          allow: [get pods',
    '        cann:\n          as: "system:serviceaccount:${ns}:reader"\n          allow: [get pods',
    'unknown-key:true',
  ],
  ['a word spelled another way', '    監視担当が、', '    あなたが、', 'house-spelling:true'],
  ['a prerequisite that does not exist', 'given: [reader-pods]', 'given: [reader-podz]', 'lab-no-check:true'],
  ['a denial without a positive control', '        given: [viewers-pods]\n', '', 'lab-no-control:true'],
  [
    'a starting state that is left open',
    'pass: [reader-still-there, no-wildcard]',
    'pass: [no-wildcard]',
    'lab-baseline:true',
  ],
  [
    'a lab that costs money and names no free one',
    'baseline:\n',
    'cost: {usdPerHour: "0.1", resources: [x], asOf: "2026-11-21"}\nbaseline:\n',
    'lab-no-free:true',
  ],
  [
    'a free alternative that does not exist',
    'baseline:\n',
    'freeAlternative: no-such-lab\nbaseline:\n',
    'lab-no-free:true',
  ],
  ['a file that is not there', 'apply: manifests/base.yaml', 'apply: manifests/bas.yaml', 'lab-no-file:true'],
  [
    'a solution file that is not there',
    'kubectl apply -f solution/rbac.yaml',
    'kubectl apply -f solution/rback.yaml',
    'lab-no-file:true',
  ],
  [
    'a program that no solution may run',
    'run: [kubectl apply -f solution/rbac.yaml]',
    'run: ["bash -c ls"]',
    'lab-command:true',
  ],
  [
    'a name that nothing fills in',
    '名前空間 ${ns} の\n',
    '名前空間 ${namespace} の\n',
    'lab-unknown-name:true',
  ],
  ['a wrong answer that names no check', 'fails: [reader-denied]', 'fails: [nobody]', 'lab-no-check:true'],
  ['several objects without a quantifier', '        quantifier: none\n', '', 'lab-no-quantifier:true'],
])('%s is found at its place', (_what, from, to, expected) => {
  expect(findingsAfter(from, to)).toContain(expected);
});
