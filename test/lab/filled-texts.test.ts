import { expect, test } from 'vitest';
import { type Both, languages } from '../../src/i18n/language.ts';
import type { TargetView } from '../../src/lab/actions.ts';
import { fillIn } from '../../src/lab/fill-in.ts';
import { namesOf, textNames } from '../../src/lab/names.ts';
import { allLabs, realLabs } from '../support/real-labs.ts';

const packs = allLabs();
const { labs } = realLabs({});

const target: TargetView = {
  provider: 'kind',
  context: 'kind-dev',
  cluster: 'dev',
  server: 'https://127.0.0.1:1',
  version: 'v1.36.0',
  nodes: 1,
  pin: { id: '01234567' },
  simulated: true,
  aws: { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/a', region: 'ap-northeast-1' },
};

const isBoth = (value: object): value is Both => languages.every((language) => language in value);

/** Every text in two languages below a value, with the path that leads there. */
function textsIn(value: unknown, path = ''): readonly (readonly [string, Both])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isBoth(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, `${path}/${key}`));
}

const unfilled = (value: unknown): readonly string[] =>
  textsIn(value).flatMap(([path, text]) =>
    languages.flatMap((language) =>
      text[language].includes('${') ? [`${path} ${language}: ${text[language]}`] : [],
    ),
  );

test.each(packs.map((pack) => [pack.lab.id, pack.lab] as const))(
  'no text of %s reaches a screen with a name left open',
  async (id, lab) => {
    const names = namesOf('3f2a', `eks-learn-${id}-3f2a`, target);
    const facts = Object.fromEntries(Object.keys(lab.reads).map((name) => [`facts.${name}`, '1']));
    // Checks are told with what the cluster said; everything else is told without.
    const { tasks, ...rest } = fillIn(lab, names);
    expect(unfilled(rest)).toEqual([]);
    expect(unfilled(fillIn(tasks, facts))).toEqual([]);
    expect(unfilled(tasks.map(({ text, hints, hintWhen }) => ({ text, hints, hintWhen })))).toEqual([]);
    const commands = fillIn(tasks, facts).flatMap((task) =>
      task.checks.map((check) => check.next.command ?? ''),
    );
    expect(commands.filter((command) => command.includes('${'))).toEqual([]);
    expect(unfilled(fillIn(lab, { ...textNames(lab), ...facts }))).toEqual([]);
  },
);

test.each(packs.map((pack) => [pack.lab.id, pack.lab] as const))(
  '%s is shown and solved on paper with examples where there is no session',
  async (id, lab) => {
    expect(unfilled(await labs.show(id))).toEqual([]);
    for (const { name } of [lab.solution, ...lab.alternatives, ...lab.wrong]) {
      const way = await labs.solution(id, name);
      expect(unfilled(way)).toEqual([]);
      const open = [...way.commands, ...way.files.map(({ text }) => text)];
      expect(open.filter((text) => /\$\{(ns|session|target|aws|facts)\b/.test(text))).toEqual([]);
    }
  },
);

test('the list of labs has no name left open', async () => {
  expect(unfilled(await labs.list())).toEqual([]);
});
