import { expect, test } from 'vitest';
import { labWorlds } from '../support/frame-lab.ts';
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
