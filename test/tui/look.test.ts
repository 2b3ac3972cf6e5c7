import { expect, test } from 'vitest';
import type { Role } from '../../src/text/line.ts';
import { lookFor, themeFor, variablesOn } from '../../src/tui/look.ts';
import { inkOf, type ThemeName } from '../../src/tui/theme.ts';

const roles: readonly Role[] = [
  'text',
  'quiet',
  'strong',
  'here',
  'pass',
  'fail',
  'wait',
  'key',
  'term',
  'link',
  'edit',
  'hit',
  'hit-here',
  'rule',
];
const codes = (theme: ThemeName) => roles.flatMap((role) => inkOf(role, theme).map(([code]) => code));

test('--no-color comes before NO_COLOR, the setting, FORCE_COLOR, TERM and COLORFGBG', () => {
  const term = { TERM: 'xterm-256color' };
  expect(themeFor(term, { noColor: true }, 'light')).toBe('none');
  expect(themeFor({ ...term, NO_COLOR: '1', FORCE_COLOR: '3' }, {}, 'dark')).toBe('none');
  expect(themeFor({ ...term, NO_COLOR: '' }, {}, undefined)).toBe('dark');
  expect(themeFor({ ...term, COLORFGBG: '0;15' }, {}, undefined)).toBe('light');
  expect(themeFor({ ...term, COLORFGBG: '0;15' }, {}, 'dark')).toBe('dark');
  expect(themeFor({ TERM: 'xterm-mono' }, {}, undefined)).toBe('none');
  expect(themeFor({ TERM: 'vt100', FORCE_COLOR: '1' }, {}, undefined)).toBe('dark');
  expect(themeFor({ ...term, FORCE_COLOR: '0' }, {}, undefined)).toBe('none');
});

test('the default themes write 16-colour roles only: no background, black, white, bright black', () => {
  const allowed = /^(?:[1247]|3[1-6]|9[1-6])$/;
  for (const theme of ['dark', 'light'] as const)
    for (const code of codes(theme)) expect(code).toMatch(allowed);
  for (const code of codes('none')) expect(code).toMatch(/^[1247]$/);
});

test('no role is bold and coloured at once', () => {
  for (const theme of ['dark', 'light', 'fixed-dark', 'fixed-light'] as const)
    for (const role of roles)
      expect(inkOf(role, theme).filter(([code]) => code !== '4').length).toBeLessThan(2);
});

test('ASCII stands in where the locale is not UTF-8 or ambiguous characters are wide', () => {
  const term = { TERM: 'xterm-256color' };
  expect(lookFor({ ...term, LANG: 'C' }).ascii).toBe(true);
  expect(lookFor({ ...term, LC_ALL: 'ja_JP.UTF-8', LANG: 'C' }).ascii).toBe(false);
  expect(lookFor({ ...term, LANG: 'C.UTF-8' }, {}, { ambiguous: 'wide' }).ascii).toBe(true);
  expect(lookFor({ ...term, LANG: 'C.UTF-8' }, { ascii: true }).ascii).toBe(true);
});

test('Windows, which names no terminal, has colours; links and the clipboard where a terminal says that it is one', () => {
  const on = (env: Record<string, string>) => lookFor(variablesOn('win32', env));
  expect(on({})).toMatchObject({ theme: 'dark', ascii: false, utf8: true, links: false, clipboard: false });
  expect(on({ WT_SESSION: '7c0e5f12' })).toMatchObject({ theme: 'dark', links: true, clipboard: true });
  expect(on({ TERM_PROGRAM: 'vscode' })).toMatchObject({ theme: 'dark', links: true, clipboard: true });
  expect(on({ TERM: 'dumb', WT_SESSION: '7c0e5f12' }).theme).toBe('none');
  expect(on({ NO_COLOR: '1' }).theme).toBe('none');
  expect(on({ FORCE_COLOR: '0' }).theme).toBe('none');
  expect(lookFor(variablesOn('linux', {})).theme).toBe('none');
});
