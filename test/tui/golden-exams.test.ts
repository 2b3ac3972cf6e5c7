import { expect, test } from 'vitest';
import { ruleBreaks } from '../support/frame-rules.ts';
import { goldenExams } from '../support/golden-exams.ts';
import { renderScreen } from '../support/render-screen.ts';

const sizes = [
  [80, 24],
  [120, 40],
  [60, 20],
  [40, 12],
] as const;

for (const screen of goldenExams)
  for (const language of ['ja', 'en'] as const)
    test(`${screen.name} keeps its look in ${language} at every size`, async () => {
      for (const size of sizes) {
        const rendered = await renderScreen({ ...screen.world, place: screen.place, size, language });
        for (const key of screen.keys ?? []) await rendered.press(key);
        const frame = rendered.frame();
        const name = `${screen.name}-${size[0]}x${size[1]}-${language}`;
        const facts = {
          columns: size[0],
          rows: size[1],
          language,
          bilingual: false,
        };
        expect(ruleBreaks(frame, facts), name).toEqual([]);
        await expect(`${frame.join('\n')}\n`).toMatchFileSnapshot(`../screens/${name}.txt`);
        await rendered.close();
      }
    });
