import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFolder } from '../../src/host/folder.ts';

const outside = mkdtempSync(join(tmpdir(), 'eks-learn-folder-'));
afterAll(() => rmSync(outside, { recursive: true, force: true }));
const root = join(outside, 'course');
mkdirSync(join(root, 'content'), { recursive: true });
writeFileSync(join(outside, 'secret.txt'), 'secret');
writeFileSync(join(root, 'content/ja.md'), 'text');
const folder = openFolder(root);

test('plain files are read and listed, and what is not there is not there', () => {
  expect(folder.read('content/ja.md')).toBe('text');
  expect(folder.read('content/en.md')).toBeUndefined();
  expect(folder.list('nothing')).toEqual([]);
  expect(folder.isFolder('content')).toBe(true);
  expect(folder.read('content')).toBeUndefined();
});

test.each([
  '../secret.txt',
  'content/../../secret.txt',
  join(outside, 'secret.txt'),
  'content/ja.md\0',
  'C:\\secret',
])('the path %j leads nowhere', (path) => {
  expect(folder.read(path)).toBeUndefined();
});

test('symbolic links are not followed, to files or to folders', () => {
  symlinkSync(join(outside, 'secret.txt'), join(root, 'content/link.md'));
  symlinkSync(outside, join(root, 'elsewhere'));
  expect(folder.read('content/link.md')).toBeUndefined();
  expect(folder.read('elsewhere/secret.txt')).toBeUndefined();
  expect(folder.list('content')).not.toContain('link.md');
  expect(folder.list('elsewhere')).toEqual([]);
});

test.skipIf(process.platform === 'win32')('a pipe does not make us wait', () => {
  execFileSync('mkfifo', [join(root, 'content/pipe.md')]);
  expect(folder.read('content/pipe.md')).toBeUndefined();
});

test('a file over one mebibyte is not read', () => {
  writeFileSync(join(root, 'content/big.md'), 'x'.repeat(1024 * 1024 + 1));
  expect(folder.read('content/big.md')).toBeUndefined();
});
