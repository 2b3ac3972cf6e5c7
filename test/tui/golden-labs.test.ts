import { expect, test, vi } from 'vitest';
import { ruleBreaks } from '../support/frame-rules.ts';
import { goldenLabs } from '../support/golden-labs.ts';
import { renderScreen } from '../support/render-screen.ts';

const sizes = [
  [80, 24],
  [120, 40],
  [60, 20],
  [40, 12],
] as const;

for (const screen of goldenLabs)
  for (const language of ['ja', 'en'] as const)
    test(`${screen.name} keeps its look in ${language} at every size`, async () => {
      for (const [columns, rows] of sizes) {
        const rendered = await renderScreen({
          ...screen.world,
          place: screen.place,
          size: [columns, rows],
          language,
        });
        await vi.waitFor(() => expect(rendered.text()).toContain(screen.until[language]));
        for (const key of screen.keys ?? []) await rendered.press(key);
        const frame = rendered.frame();
        const name = `${screen.name}-${columns}x${rows}-${language}`;
        expect(ruleBreaks(frame, { columns, rows, language, bilingual: false }), name).toEqual([]);
        await expect(`${frame.join('\n')}\n`).toMatchFileSnapshot(`../screens/${name}.txt`);
        await rendered.close();
      }
    });
