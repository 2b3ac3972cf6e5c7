import { expect, test } from 'vitest';
import type { Rating } from '../../src/study/review/card.ts';
import { friday } from '../support/fake-services.ts';
import { examCourse } from '../support/frame-exam.ts';
import { renderScreen } from '../support/render-screen.ts';

const day = 86_400_000;
const question = examCourse.questionsOf(examCourse.modules[0]?.id ?? '')[0]?.id ?? '';

/** Learnt and forgotten seven times; nothing else was ever done. */
function forgotten() {
  let at = friday - 300 * day;
  const ratings: [number, Rating][] = [];
  const rate = (after: number, rating: Rating) => {
    at += after;
    ratings.push([at, rating]);
  };
  rate(0, 3);
  rate(day / 24, 3);
  for (let turn = 0; turn < 7; turn += 1) {
    rate(20 * day, 1);
    rate(day / 24, 3);
    rate(10 * day, 3);
  }
  return ratings.map(([when, rating], index) => ({
    id: `l${index}`,
    at: when,
    event: { type: 'rated', card: `question:${question}`, rating, took: 0 } as const,
  }));
}

test('home leads to the reviews of who has cards alone; a card that becomes a leech is said to be suspended, and can be taken back', async () => {
  const rendered = await renderScreen({
    language: 'en',
    course: examCourse,
    records: forgotten(),
    place: { screen: 'home' },
  });
  await rendered.shows('1 card, the oldest due');
  await rendered.press('1', 'Space', '1');
  await rendered.shows('the card is suspended');
  expect(rendered.text()).not.toContain('1 left');
  await rendered.press('u');
  await rendered.shows('Good');
  await rendered.close();
});
