import { expect, test } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { ruleBreaks } from './frame-rules.ts';
import type { GoldenScreen } from './golden-screens.ts';
import { type Rendered, type RenderOptions, renderScreen } from './render-screen.ts';

const sizes = [
  [80, 24],
  [120, 40],
  [60, 20],
  [40, 12],
] as const;

/** Screens that speak both languages at once. */
const bilingual = /^(?:first-language|glossary|search)/;

/** One test a screen and language: at every size it obeys the design and is what `test/screens` says. */
export function keepTheirLook(screens: readonly GoldenScreen[]): void {
  for (const screen of screens)
    for (const language of ['ja', 'en'] as const) {
      if (screen.only !== undefined && screen.only[2] !== language) continue;
      const own = screen.only?.slice(0, 2) as readonly [number, number] | undefined;
      test(`${screen.name} keeps its look in ${language} at ${own?.join('x') ?? 'every size'}`, async () => {
        for (const size of own === undefined ? sizes : [own]) await keepsItsLook(screen, language, size);
      });
    }
}

async function keepsItsLook(
  screen: GoldenScreen,
  language: Language,
  [columns, rows]: readonly [number, number],
): Promise<void> {
  const rendered = await shown(screen, { size: [columns, rows], language });
  const frame = rendered.frame();
  const name = `${screen.name}-${columns}x${rows}-${language}`;
  const facts = { columns, rows, language, bilingual: bilingual.test(screen.name) };
  expect(ruleBreaks(frame, facts), name).toEqual([]);
  await expect(`${frame.join('\n')}\n`).toMatchFileSnapshot(`../screens/${name}.txt`);
  await rendered.close();
}

/** A golden screen as it stands once what it looks for has come and its keys were pressed. */
export async function shown(
  { place, world, until, keys = [] }: GoldenScreen,
  options: RenderOptions & { readonly language: Language },
): Promise<Rendered> {
  const rendered = await renderScreen({ ...world, ...options, place });
  if (until !== undefined) await rendered.shows(until[options.language]);
  for (const key of keys) await rendered.press(key);
  return rendered;
}
