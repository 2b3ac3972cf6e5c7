import { expect, test } from 'vitest';
import { goldenExams } from '../support/golden-exams.ts';
import { goldenLabs } from '../support/golden-labs.ts';
import { goldenScreens } from '../support/golden-screens.ts';
import type { RenderOptions } from '../support/render-screen.ts';
import { showScreen } from '../support/show-screen.ts';

const listen = (options: RenderOptions) => showScreen({ ...options, settings: { screenReader: true } });

for (const screen of [...goldenScreens, ...goldenLabs, ...goldenExams])
  test(`${screen.name} is heard without a drawing character, an escape sequence or a way back`, async () => {
    const rendered = await listen({ place: screen.place, ...screen.world });
    expect(rendered.terminal.written).not.toMatch(/[\u2500-\u259f▸\u001b]/);
    expect(rendered.terminal.written).toContain('キー: ');
  });

test('a moved pointer says the new row and nothing else', async () => {
  const rendered = await listen({ place: { screen: 'home' } });
  const before = rendered.terminal.written.length;
  await rendered.press('j');
  expect(rendered.terminal.written.slice(before).trim().split('\r\n')).toEqual([
    '選択中、2、コース、14 モジュール、70 レッスン、9 時間 12 分',
  ]);
});

test('a quiz question is answered by ear, with the verdict before its reasons', async () => {
  const title = { ja: '問題', en: 'Quiz' };
  const rendered = await listen({ place: { screen: 'quiz', questions: ['fargate-s3'], title, seed: 'a' } });
  await rendered.press('a');
  const before = rendered.terminal.written.length;
  await rendered.press('Enter');
  const heard = rendered.terminal.written.slice(before);
  expect(heard.indexOf('正解')).toBeGreaterThan(0);
  expect(heard.indexOf('正解')).toBeLessThan(heard.indexOf('Pod のトークンを STS が'));
  expect(heard).toMatch(/キー: Enter 次の問題/);
});
