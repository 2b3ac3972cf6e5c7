import { expect, test } from 'vitest';
import type { Kubectl, KubeObject } from '../../src/host/kubectl.ts';
import { languages } from '../../src/i18n/language.ts';
import type { Condition } from '../../src/lab/check.ts';
import { lookAt } from '../../src/lab/checks/look.ts';
import type { RecordedLook } from '../../src/lab/record-look.ts';
import { isOf } from '../../src/lab/resource.ts';
import { resourcesOf, takeSnapshot } from '../../src/lab/snapshot.ts';
import { filledLab } from '../../src/lab/work-on.ts';
import type { World } from '../../src/lab/world.ts';
import { allLabs } from '../support/real-labs.ts';
import { recordedLooks, replayedWorld } from '../support/replayed-look.ts';

const packs = allLabs();

test('there are as many labs as were promised', () => {
  expect(packs.length).toBeGreaterThanOrEqual(26);
});

test.each(packs.map(({ lab }) => [lab.id, lab] as const))(
  '%s says what it teaches, gives two hints a task and one on the present state, and closes with a debrief',
  (_id, lab) => {
    expect(lab.domains).not.toEqual([]);
    expect(lab.facts).not.toEqual([]);
    expect(lab.minutes).toBeGreaterThan(0);
    expect(lab.tasks.filter(({ hints }) => hints.length < 2)).toEqual([]);
    expect(lab.tasks.flatMap(({ hintWhen }) => hintWhen).length).toBeGreaterThan(0);
    for (const part of ['why', 'production', 'prevent'] as const)
      for (const language of languages) expect(lab.debrief[part][language].length).toBeGreaterThan(20);
  },
);

test.each(packs.map(({ lab }) => [lab.id, lab] as const))(
  '%s has another right answer that is done otherwise, and two wrong ones that are not each other',
  (_id, { solution, alternatives, wrong }) => {
    const ways = [solution, ...alternatives, ...wrong].map(({ run }) => run.join('\n'));
    expect(alternatives.length).toBeGreaterThanOrEqual(1);
    expect(wrong.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ways).size).toBe(ways.length);
    for (const way of wrong) expect(way.fails).not.toEqual([]);
  },
);

/** The place of a recorded look, for questions that were not asked in this way: all objects that were seen there. */
function placeOf(look: RecordedLook): World {
  const world = replayedWorld(look);
  const all = Object.entries(look.answers).flatMap(([asked, answer]) =>
    asked.startsWith('list ') ? (answer as readonly KubeObject[]) : [],
  );
  const list: Kubectl['list'] = async ({ args: [resources = ''], namespace }) =>
    all.filter(
      (object) =>
        resources.split(',').some((resource) => isOf(object, resource)) &&
        (namespace === undefined || object.metadata.namespace === namespace),
    );
  return { ...world, kubectl: world.kubectl && { ...world.kubectl, list } };
}

/** The checks asked about the same things, so that it is known how they stood. */
const isKnown = (condition: Condition, look: RecordedLook): boolean =>
  resourcesOf(condition).every(({ resource, namespace = look.namespace }) =>
    Object.keys(look.answers).some(
      (asked) =>
        /^list /.test(asked) && [namespace, '-'].includes(asked.split(' ')[1]) && asked.includes(resource),
    ),
  );

async function holds(condition: Condition, look: RecordedLook): Promise<boolean> {
  if (!isKnown(condition, look)) return false;
  const world = placeOf(look);
  const snapshot = await takeSnapshot(world, [condition]);
  const finding = await lookAt(condition, { snapshot, world, aws: new Map(), signal: undefined });
  return finding.kind === 'holds';
}

test.each(packs.map(({ lab }) => [lab.id, lab] as const))(
  'what %s says about the present state is said in a state that learners come through, not once it is solved',
  async (id, lab) => {
    const said = new Map<string, number>();
    const looks = recordedLooks(id);
    const conditions = lab.tasks.flatMap(({ hintWhen }) => hintWhen.map((hint) => hint.if));
    if (!conditions.some((condition) => looks.some((look) => isKnown(condition, look)))) return;
    for (const look of looks) {
      const { tasks } = filledLab(lab, look.session, look.namespace, look.target);
      const hints = tasks.flatMap(({ hintWhen }) => hintWhen);
      let count = 0;
      for (const hint of hints) if (await holds(hint.if, look)) count += 1;
      said.set(look.state, count);
    }
    const solved = [...said].filter(([state]) => /^(solution|alternative)/.test(state));
    const others = [...said].filter(([state]) => /^(baseline|wrong)/.test(state));
    expect(solved.filter(([, count]) => count > 0)).toEqual([]);
    expect(
      others.some(([, count]) => count > 0),
      JSON.stringify([...said]),
    ).toBe(true);
  },
);
