import { expect, test } from 'vitest';
import { labWorlds, svcSession } from '../support/frame-lab.ts';
import { renderScreen } from '../support/render-screen.ts';

test('on a low terminal the whole plan and its price are read before the name is asked for', async () => {
  const screen = await renderScreen({
    labs: labWorlds.costly,
    place: { screen: 'lab-plan', lab: 'lbc-nlb-and-alb' },
    size: [40, 12],
    language: 'ja',
  });
  await screen.shows('クラスター');
  for (let page = 0; page < 4; page += 1) await screen.press('PgDn');
  expect(screen.text()).toContain('費用なしで');
  await screen.press('Enter');
  await screen.press('s', 't');
  expect(screen.text()).toContain('▸  st');
  await screen.press('Esc');
  expect(screen.text()).not.toContain('▸  st');
  await screen.close();
});

test('a place chosen from the plan is where the plan then looks', async () => {
  const asked: (string | undefined)[] = [];
  const plan = labWorlds.local.plan;
  const screen = await renderScreen({
    labs: {
      ...labWorlds.places,
      plan: (_lab: string, target: string | undefined) => {
        asked.push(target);
        return plan();
      },
    },
    place: { screen: 'lab-plan', lab: 'svc-selector' },
    size: [80, 24],
    language: 'ja',
  });
  await screen.shows('用意するもの');
  await screen.press('m');
  await screen.shows('動かす場所');
  await screen.press('j');
  await screen.press('Enter');
  await screen.shows('用意するもの');
  expect(asked).toEqual([undefined, 'kind-dev']);
  await screen.press('m', 'Esc');
  await screen.shows('用意するもの');
  expect(asked).toHaveLength(2);
  await screen.close();
});

test('while another lab is open, a plan asks whether that one stays before it begins', async () => {
  let begun = 0;
  const screen = await renderScreen({
    labs: {
      ...labWorlds.local,
      sessions: async () => [{ ...svcSession, lab: 'other', title: { ja: '別のラボ', en: 'Other' } }],
      start: async () => {
        begun += 1;
        throw new Error('far enough');
      },
    },
    place: { screen: 'lab-plan', lab: 'svc-selector' },
    size: [80, 24],
    language: 'ja',
  });
  await screen.shows('用意するもの');
  await screen.press('y');
  expect(screen.text()).toContain('開いたままのラボ: 「別のラボ」');
  await screen.press('Esc');
  expect(screen.text()).not.toContain('開いたままのラボ');
  await screen.press('y');
  expect(begun).toBe(0);
  await screen.press('Space');
  expect(begun).toBe(1);
  await screen.close();
});
