import { onTestFinished } from 'vitest';
import { type Rendered, type RenderOptions, renderScreen } from './render-screen.ts';

/** A screen that is closed when the test that shows it is over. */
export async function showScreen(options: RenderOptions): Promise<Rendered> {
  const rendered = await renderScreen(options);
  onTestFinished(() => rendered.close());
  return rendered;
}
