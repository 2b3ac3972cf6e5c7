import { expect, test } from 'vitest';
import type { CliContext } from '../../src/cli/cli-context.ts';
import { canOpenApp } from '../../src/cli/open-app.ts';

const opensWith = (TERM: string | undefined, platform: NodeJS.Platform = 'linux') =>
  canOpenApp({
    world: { env: { TERM }, platform, stdin: { isTTY: true }, stdout: { isTTY: true } },
    flags: () => ({ input: true, json: false }),
  } as unknown as CliContext);

test('screens open in a terminal that names itself, and on Windows, where none does', () => {
  expect(opensWith('xterm-256color')).toBe(true);
  expect(opensWith('vt100')).toBe(true);
  expect(opensWith(undefined, 'win32')).toBe(true);
});

test('a dumb terminal, and one that does not say what it is, get lines', () => {
  expect(opensWith('dumb')).toBe(false);
  expect(opensWith('')).toBe(false);
  expect(opensWith(undefined)).toBe(false);
  expect(opensWith('dumb', 'win32')).toBe(false);
});
