import { expect, test } from 'vitest';
import { renderScreen } from '../support/render-screen.ts';

const size = [80, 24] as const;
const head = (frame: readonly string[]) => frame[0]?.trim() ?? '';

test('Tab leads from the course to the paths, Enter into one, and Esc out again', async () => {
  const screen = await renderScreen({ place: { screen: 'course' }, size, language: 'en' });
  await screen.press('Tab');
  expect(head(screen.frame())).toMatch(/^Paths/);
  await screen.press('j');
  await screen.press('Enter');
  expect(head(screen.frame())).toMatch(/^Paths › A newcomer in a week/);
  await screen.press('Esc');
  expect(head(screen.frame())).toMatch(/^Paths +2 paths/);
  await screen.press('Esc');
  expect(head(screen.frame())).toMatch(/^Course/);
  await screen.close();
});

test('a step opens what it names, and n goes to the next one that is left', async () => {
  const screen = await renderScreen({ place: { screen: 'paths' }, size, language: 'en' });
  await screen.press('Enter');
  await screen.press('G');
  await screen.press('n');
  await screen.press('Enter');
  expect(head(screen.frame())).toMatch(/IRSA/);
  await screen.press('Esc');
  await screen.press('G');
  await screen.press('Enter');
  expect(head(screen.frame())).toMatch(/A hands-on chapter/);
  await screen.close();
});
