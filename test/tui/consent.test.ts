import { expect, test } from 'vitest';
import { labWorlds, svcSession } from '../support/frame-lab.ts';
import { keyBytes } from '../support/key-bytes.ts';
import { showScreen } from '../support/show-screen.ts';

/** A plan on the screen, and what was agreed to each time a start was asked for. */
async function planOf(world: 'local' | 'costly', lab: string) {
  const agreed: (string | true)[] = [];
  const start = async (_plan: unknown, word: string | true) => {
    agreed.push(word);
    return new Promise<never>(() => undefined);
  };
  const place = { screen: 'lab-plan', lab } as const;
  const screen = await showScreen({ labs: { ...labWorlds[world], start }, place, language: 'en' });
  await screen.shows('Cluster');
  return { screen, agreed };
}

test('the key that opened a plan begins nothing, however often it is pressed; another one does', async () => {
  const { screen, agreed } = await planOf('local', 'svc-selector');
  screen.terminal.send('\r\r \r');
  await screen.press('?');
  expect(agreed).toEqual([]);
  await screen.press('Esc', 'y');
  screen.terminal.send('y\r');
  await screen.press('?');
  expect(agreed).toEqual([true]);
});

test('a place that is not local begins for its whole name alone', async () => {
  const { screen, agreed } = await planOf('costly', 'lbc-nlb-and-alb');
  await screen.press('Enter', 'y', 'Enter');
  await screen.press('Backspace', 's', 't', 'u', 'd', 'Enter');
  expect(agreed).toEqual([]);
  await screen.press('y', 'Enter');
  expect(agreed).toEqual(['study']);
});

test('a clean-up elsewhere begins for the whole name of the cluster alone, at home for one key', async () => {
  for (const [target, wrong, right] of [
    [
      { provider: 'eks', context: 'study', cluster: 'study', server: 'https://203.0.113.9' },
      ['y', 'Enter'],
      ['Backspace', 's', 't', 'u', 'd', 'y'],
    ],
    [svcSession.target, ['Enter'], []],
  ] as const) {
    let cleaned = 0;
    const cleanup = async () => {
      cleaned += 1;
      return new Promise<never>(() => undefined);
    };
    const session = async () => ({ ...svcSession, target: { ...svcSession.target, ...target } });
    const place = { screen: 'lab', lab: 'svc-selector' } as const;
    const labs = { ...labWorlds.failed, session, cleanup };
    const screen = await showScreen({ labs, place, language: 'en' });
    await screen.shows('not met');
    await screen.press('E');
    expect(screen.text()).toContain('Clean the lab up');
    screen.terminal.send(wrong.map(keyBytes).join(''));
    await screen.shows('Clean the lab up');
    expect(cleaned).toBe(0);
    if (right.length > 0) await screen.press(...right, 'Enter');
    else await screen.press('y');
    await screen.shows('Cleaning up');
    expect(cleaned).toBe(1);
  }
});
