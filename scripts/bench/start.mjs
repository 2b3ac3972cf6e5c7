import { interleaved, timeOf } from './measure.mjs';
import { openPty } from './terminal.mjs';

/** How long starting takes, as ratios to a Node.js that does nothing. */
export async function benchStart({ launcher, env, lesson }) {
  const firstFrame = async () => {
    const app = openPty([launcher, 'lessons', 'open', lesson.id], env);
    const took = await app.until(lesson.title);
    await app.end();
    return took;
  };
  const [floor, version, list, frame] = await interleaved(15, [
    () => timeOf(['-e', '0'], env),
    () => timeOf([launcher, '--version'], env),
    () => timeOf([launcher, 'lessons', 'list'], env),
    firstFrame,
  ]);
  const ratio = (time) => `x${(time / floor).toFixed(2)}`;
  return [
    { what: 'node -e 0', value: `${floor.toFixed(0)} ms` },
    { what: '--version', value: ratio(version), target: 'x1.3', good: version / floor <= 1.3 },
    { what: 'lessons list', value: ratio(list) },
    { what: 'first frame of a lesson', value: ratio(frame), target: 'x4.5', good: frame / floor <= 4.5 },
  ];
}
