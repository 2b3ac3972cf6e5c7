import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keysPage } from '../../scripts/key-sheet.ts';
import { keyConflict, keyNames, withOwnKeys } from '../../src/tui/key-settings.ts';
import { keyTable, pressedIn, use } from '../../src/tui/keys.ts';
import { lookFor } from '../../src/tui/look.ts';
import { openShell } from '../support/open-shell.ts';
import { showScreen } from '../support/show-screen.ts';

test('every key of the table has words in both languages and a key to press', () => {
  for (const binding of Object.values(keyTable)) {
    expect(binding.label.ja).not.toBe('');
    expect(binding.label.en).not.toBe('');
    expect(Object.keys(binding.keys).length).toBeGreaterThan(0);
  }
});

test('docs/keys.md is made from the key table: npm run generate', () => {
  const page = readFileSync(new URL('../../docs/keys.md', import.meta.url), 'utf8');
  expect(page).toBe(keysPage());
});

test('a range offers only what it prints', () => {
  const letters = [use('letters', undefined, { shown: 'a-d' })];
  expect(pressedIn(letters, 'd')?.index).toBe(3);
  expect(pressedIn(letters, 'e')).toBeUndefined();
});

test('a key that cannot run now says why', async () => {
  const lesson = await showScreen({ place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' } });
  await lesson.press('v');
  expect(lesson.text()).toContain('このレッスンに図はありません');
});

test('a third choice of a choose-two question is refused with a reason', async () => {
  const title = { ja: '問題', en: 'Quiz' };
  const place = { screen: 'quiz', questions: ['pod-identity-needs'], title, seed: 'a' } as const;
  const quiz = await showScreen({ place });
  await quiz.press('a', 'c', 'd');
  expect(quiz.text()).toContain('D は選べません。2 つ選択済みです。先に A か C を外してください');
  expect(quiz.text()).toMatch(/\[A\][\s\S]*\[C\]/);
});

test('L changes the language and keeps the place', async () => {
  const lesson = await showScreen({
    place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' },
    size: [60, 16],
  });
  await lesson.press('L');
  expect(lesson.text()).toContain('Which one');
  await lesson.press('L');
  expect(lesson.text()).toContain('どちらを選ぶか');
});

test('ten thousand random keys break nothing, and Ctrl-C twice ends it', async () => {
  const keys = [
    'j',
    'k',
    'g',
    'G',
    ' ',
    '\r',
    '\t',
    '\u001b',
    'n',
    'p',
    'N',
    '/',
    '?',
    'L',
    'u',
    'm',
    'v',
    'i',
    'l',
    'o',
    'c',
    'b',
    'e',
    'f',
    'x',
    'D',
    'r',
    'a',
    'd',
    '1',
    '2',
    '3',
    '日',
    '\u007f',
    '\u0004',
    '\u0015',
    '\u001b[A',
    '\u001b[B',
    '\u001b[6~',
    '\u001b[200~q\ny\u001b[201~',
  ];
  const rendered = await showScreen({ place: { screen: 'home' } });
  let seed = 42;
  for (let turn = 0; turn < 10_000; turn++) {
    seed = (seed * 48271) % 2147483647;
    rendered.terminal.send(keys[seed % keys.length] ?? 'j');
    if (turn % 200 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  rendered.terminal.send('\u0003\u0003');
  expect(await rendered.ended).toBe(0);
}, 120_000);

const chose = (name: string, value: string) => [
  { id: `s-${name}`, at: 1, event: { type: 'setting', name, value } as const },
];

test('a key of the learner takes the place of the one of the table: on the keyboard, in the footer and in help', async () => {
  const place = { screen: 'lesson', lesson: 'irsa-or-pod-identity' } as const;
  const lesson = await showScreen({ place, records: chose('key.map', 'M') });
  expect(lesson.frame().at(-1)).toContain('M 目次');
  await lesson.press('M');
  expect(lesson.text()).toContain('目次');
  await lesson.press('Esc', '?');
  expect(lesson.text()).toMatch(/M +目次/);
  expect(lesson.text()).not.toMatch(/m +目次/);
});

test('both keys of a row can be changed, and its arrows stay', () => {
  const [move] = withOwnKeys([use('move')], new Map([['key.move', 'z/w']]));
  expect(move?.shown).toBe('z/w');
  expect(pressedIn(move === undefined ? [] : [move], 'w')?.action).toBe('up');
  expect(pressedIn(move === undefined ? [] : [move], 'Down')?.action).toBe('down');
  expect(pressedIn(move === undefined ? [] : [move], 'j')).toBeUndefined();
});

test('no key of the table conflicts with itself, and one of another row is told with both', () => {
  const none = new Map<string, string>();
  expect(keyConflict('bookmark', ['n'], none)).toEqual({ key: 'n', other: 'steps' });
  expect(keyConflict('bookmark', ['d'], none)).toEqual({ key: 'd', other: 'letters' });
  expect(keyConflict('bookmark', ['B'], none)).toEqual({ key: 'B', other: 'broadcast' });
  expect(keyConflict('bookmark', ['z'], none)).toBeUndefined();
  expect(keyConflict('bookmark', ['z'], new Map([['key.note', 'z']]))).toEqual({ key: 'z', other: 'note' });
  expect(keyNames).not.toContain('back');
});

test('Tab leads into the panel of a wide terminal, Enter to where its rows point, and Esc back', async () => {
  const place = { screen: 'lesson', lesson: 'irsa-or-pod-identity' } as const;
  const lesson = await showScreen({ place, size: [120, 16] });
  const pointed = () => lesson.frame().findIndex((row) => row.slice(40).includes('▸'));
  expect(pointed()).toBe(-1);
  await lesson.press('Tab');
  expect(pointed()).toBe(3);
  await lesson.press('j');
  expect(pointed()).toBe(4);
  expect(lesson.text().split('▸')).toHaveLength(2);
  await lesson.press('Enter');
  expect(pointed()).toBe(-1);
  expect(lesson.frame()[2]).toContain('どちらを選ぶか');
  await lesson.press('Tab', 'Esc');
  expect(pointed()).toBe(-1);
});

test('help is narrowed to a key or to what keys do, and Esc brings all of them back', async () => {
  const lesson = await showScreen({
    language: 'en',
    place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' },
  });
  await lesson.press('?');
  const all = lesson.text();
  await lesson.press('/', ...'bookmark', 'Enter');
  expect(lesson.text()).toMatch(/b {12}bookmark/);
  expect(lesson.text()).not.toContain('contents');
  await lesson.press('Esc');
  expect(lesson.text()).toBe(all);
  await lesson.press('/', 'm');
  expect(lesson.text()).toContain('contents');
  expect(lesson.text()).not.toContain('bookmark');
  await lesson.press('x', 'x', 'x', 'Enter');
  expect(lesson.text()).toContain('No hit for mxxx');
  await lesson.press('Esc', 'Esc');
  expect(lesson.text()).toContain('Choosing, and closing IMDS');
});

test('where the locale is not UTF-8 nothing turns to Japanese: the key and the setting say what to set', async () => {
  const look = lookFor({ TERM: 'xterm-256color', LANG: 'C' });
  const options = { language: 'en', look } as const;
  const home = await openShell({ name: 'home', place: { screen: 'home' } }, options);
  await home.press('L');
  expect(home.text().join('\n')).toMatch(/Japanese needs a UTF-8 locale: LC_ALL=C.UTF-8[\s\S]*search/);
  const settings = await openShell({ name: 'settings', place: { screen: 'settings' } }, options);
  await settings.press(' ');
  expect(settings.text().join('\n')).toMatch(/Settings[\s\S]*Japanese needs a UTF-8 locale/);
  await settings.press(' ', ' ');
  expect(settings.records().flatMap(({ event }) => (event.type === 'setting' ? [event.value] : []))).toEqual([
    'en',
    'auto',
    'en',
  ]);
});

test('a setting is found by its name in either language, and opens with the pointer on it', async () => {
  for (const name of ['theme', '配色']) {
    const { press, text } = await openShell({ name: 'search', place: { screen: 'search' } });
    await press(...name, 'Enter');
    expect(text().join('\n')).toMatch(/設定 › 配色/);
    await press('Enter');
    expect(text().join('\n')).toMatch(/▸\s+配色/);
  }
});
