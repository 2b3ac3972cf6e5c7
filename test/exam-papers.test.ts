import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../src/course/load.ts';
import { openFolder } from '../src/host/folder.ts';
import { apportion } from '../src/study/exam/apportion.ts';
import type { Blueprint } from '../src/study/exam/blueprint.ts';
import { drawPaper } from '../src/study/exam/draw.ts';

const material = loadCourse(openFolder(fileURLToPath(new URL('..', import.meta.url))));
const questions = material.questions.flatMap(({ value }) => value.questions);
const blueprints = material.exams.map(({ value }) => value);
const named = (id: string): Blueprint => {
  const found = blueprints.find((blueprint) => blueprint.id === id);
  if (found === undefined) throw new Error(`no blueprint ${id}`);
  return found;
};
const draw = (blueprint: Blueprint, seed: string, without: ReadonlySet<string> = new Set()) =>
  drawPaper({
    blueprint,
    questions: questions.filter(({ id }) => !without.has(id)),
    tasks: [],
    seed,
    edition: 'test',
  });

describe.each(['kcna', 'kcsa'])('two papers of %s that share no question', (id) => {
  const blueprint = named(id);
  const wanted = apportion(
    blueprint.domains.map(({ weight }) => weight),
    blueprint.questions,
  );

  test.each(['1', '2', '3', '4', '5', '6', '7', '8'])(
    'can be drawn in full, by domain, from seed %s',
    (seed) => {
      const first = draw(blueprint, seed);
      const second = draw(
        blueprint,
        `${seed} again`,
        new Set(first.questions.map(({ question }) => question.id)),
      );
      for (const paper of [first, second]) {
        expect(paper.questions).toHaveLength(blueprint.questions);
        expect(
          blueprint.domains.map(
            ({ id: domain }) => paper.questions.filter((item) => item.domain === domain).length,
          ),
        ).toEqual(wanted);
      }
      const ids = [...first.questions, ...second.questions].map(({ question }) => question.id);
      expect(new Set(ids).size).toBe(2 * blueprint.questions);
    },
  );
});

describe('an exam of AWS', () => {
  test.each(blueprints.filter(({ vendor }) => vendor === 'aws').map(({ id }) => [id] as const))(
    'draws a paper of %s that covers every domain, and says that only what touches EKS is asked',
    (id) => {
      const blueprint = named(id);
      expect(draw(blueprint, 'one').uncovered).toEqual([]);
      expect(blueprint.scope).toBe('eks');
    },
  );
});
