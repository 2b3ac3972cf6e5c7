import { expect, test, vi } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { ruleBreaks } from './frame-rules.ts';
import type { GoldenScreen } from './golden-screens.ts';
import { renderScreen } from './render-screen.ts';

const sizes = [
  [80, 24],
  [120, 40],
  [60, 20],
  [40, 12],
] as const;

/** Screens that speak both languages at once. */
const bilingual = /^(?:first-language|glossary)/;

/** A screen with the words it shows once what it looks for has come. */
type Awaited = GoldenScreen & { readonly until?: Readonly<Record<Language, string>> };

/** One test a screen and language: at every size it obeys the design and is what `test/screens` says. */
export function keepTheirLook(screens: readonly Awaited[]): void {
  for (const screen of screens)
    for (const language of ['ja', 'en'] as const)
      test(`${screen.name} keeps its look in ${language} at every size`, async () => {
        for (const [columns, rows] of sizes) {
          const { place, world, until } = screen;
          const rendered = await renderScreen({ ...world, place, size: [columns, rows], language });
          if (until !== undefined) await vi.waitFor(() => expect(rendered.text()).toContain(until[language]));
          for (const key of screen.keys ?? []) await rendered.press(key);
          const frame = rendered.frame();
          const name = `${screen.name}-${columns}x${rows}-${language}`;
          const facts = { columns, rows, language, bilingual: bilingual.test(screen.name) };
          expect(ruleBreaks(frame, facts), name).toEqual([]);
          await expect(`${frame.join('\n')}\n`).toMatchFileSnapshot(`../screens/${name}.txt`);
          await rendered.close();
        }
      });
}
