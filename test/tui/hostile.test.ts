import { expect, test } from 'vitest';
import type { FakeWorld } from '../support/fake-services.ts';
import { frameCourse } from '../support/frame-course.ts';
import { goldenLabs } from '../support/golden-labs.ts';
import type { GoldenScreen } from '../support/golden-screens.ts';
import { keyBytes } from '../support/key-bytes.ts';
import { showScreen } from '../support/show-screen.ts';

/** Sets the clipboard and the title, moves the cursor, erases, rings, turns the text around. */
const evil =
  'A\u001b]52;c;ZXZpbA==\u0007B\u001b]0;owned\u0007C\u001b[2J\u001b[3JD\u009b31mE\rF\u202eG\u0007H\u200bI';

const hostileCourse = {
  ...frameCourse,
  modules: frameCourse.modules.map((module) => ({
    ...module,
    title: { ja: evil, en: evil },
    lessons: module.lessons.map((lesson) => ({ ...lesson, title: { ja: evil, en: evil } })),
  })),
  question: (id: string) => {
    const question = frameCourse.question(id);
    return question && { ...question, stem: { ja: evil, en: evil } };
  },
};

/** What the painter may write: SGR, cursor, erasing, rows moved, synchronised update, cursor shown and hidden. */
const allowed =
  /\u001b\[[\d;]*m|\u001b\[\d*[HJKLM]|\u001b\[\d+;\d+H|\u001b\[\?(?:25|2026)[hl]|\u001b\]8;;(?:https:[!-~]*)?\u001b\\/g;

test('no sequence of a hostile course reaches the terminal', async () => {
  for (const place of [
    { screen: 'home' },
    { screen: 'course' },
    { screen: 'lesson', lesson: 'irsa' },
    { screen: 'quiz-pick' },
    { screen: 'quiz', questions: ['fargate-s3'], title: { ja: evil, en: evil }, seed: 'a' },
    { screen: 'help', of: { title: evil, keys: [] } },
    { screen: 'unboxed', text: evil },
  ] as const) {
    const rendered = await showScreen({ place, course: hostileCourse });
    const rest = rendered.terminal.written.replace(allowed, '');
    expect(rest, place.screen).not.toMatch(
      /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u200b]/,
    );
    expect(rendered.terminal.written).not.toContain('ZXZpbA');
    expect(rendered.terminal.copied).toEqual([]);
  }
});

/** Everything that can be a word of a cluster, a tool or a file gets the hostile one behind it; ids stay. */
function poisoned(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z0-9:.T-]*$/i.test(value) ? value : `${value} ${evil}`;
  if (typeof value === 'function')
    return (...given: unknown[]) => {
      const made: unknown = value(...given);
      return made instanceof Promise ? made.then(poisoned) : made;
    };
  if (Array.isArray(value)) return value.map(poisoned);
  if (
    typeof value !== 'object' ||
    value === null ||
    !Object.is(Object.getPrototypeOf(value), Object.prototype)
  )
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each)]));
}

test('no sequence of a hostile cluster, tool or file name reaches the terminal', async () => {
  const tools = [{ name: 'kubectl', version: evil } as const];
  let seen = 0;
  const home: GoldenScreen = { name: 'home', place: { screen: 'home' }, world: { tools } };
  for (const { name, place, world, keys = [] } of [...goldenLabs, home]) {
    const labs = poisoned(world?.labs ?? {}) as NonNullable<FakeWorld['labs']>;
    const rendered = await showScreen({ ...world, labs, place });
    for (const key of keys) rendered.terminal.send(keyBytes(key));
    await rendered.shows('');
    const rest = rendered.terminal.written.replace(allowed, '');
    expect(rest, name).not.toMatch(
      /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u200b]/,
    );
    expect(rendered.terminal.written, name).not.toContain('ZXZpbA');
    expect(rendered.terminal.copied).toEqual([]);
    if (/ABC/.test(rendered.text())) seen++;
  }
  expect(seen).toBeGreaterThan(8);
});

test('what is typed and pasted into a field is text and nothing else', async () => {
  const rendered = await showScreen({ place: { screen: 'course' } });
  await rendered.press('/', `\u001b[200~${evil}\u001b[201~`);
  expect(rendered.terminal.written).not.toContain('\u001b]52');
  expect(rendered.text()).toContain('ABCDE');
});

test('in a field the cursor of the terminal stands at the caret, and an input of kanji is one insertion', async () => {
  const rendered = await showScreen({ place: { screen: 'course' } });
  await rendered.press('/');
  const start = rendered.terminal.cursor();
  await rendered.press('日本語');
  expect(rendered.terminal.cursor()).toEqual({ x: start.x + 6, y: start.y });
  await rendered.press('Backspace');
  expect(rendered.terminal.cursor()).toEqual({ x: start.x + 4, y: start.y });
  await rendered.press('Left');
  expect(rendered.terminal.cursor()).toEqual({ x: start.x + 2, y: start.y });
  expect(rendered.text()).toContain('日本');
});

test('copied code is the source, byte for byte', async () => {
  const lesson = await showScreen({ place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' } });
  await lesson.press('G', 'c');
  expect(lesson.terminal.copied).toEqual([
    'aws eks create-pod-identity-association --cluster-name demo \\\n  --namespace app --service-account s3-reader \\\n  --role-arn arn:aws:iam::111122223333:role/s3-reader',
  ]);
});

test('the same text stays on top after a resize, a change of language and back, and a reopening', async () => {
  const place = { screen: 'lesson', lesson: 'irsa-or-pod-identity' } as const;
  const lesson = await showScreen({ place, size: [80, 16] });
  await lesson.press('Space');
  const top = lesson.frame()[2]?.trim();
  await lesson.resize(100, 40);
  await lesson.resize(80, 16);
  expect(lesson.frame()[2]?.trim()).toBe(top);
  await lesson.press('L', 'L');
  expect(lesson.frame()[2]?.trim()).toBe(top);
  const again = await showScreen({ place, size: [80, 16], records: lesson.records() });
  expect(again.frame()[2]?.trim()).toBe(top);
});

test('an answer taken back leaves the history as if it had not been given', async () => {
  const title = { ja: '問題', en: 'Quiz' };
  const quiz = await showScreen({ place: { screen: 'quiz', questions: ['fargate-s3'], title, seed: 'a' } });
  await quiz.press('a', 'Enter', 'u');
  expect(quiz.records().map(({ event }) => event.type)).toEqual(['answered', 'undone']);
  expect(quiz.text()).toContain('取り消しました');
});
