import { describe, expect, test } from 'vitest';
import { createAws } from '../../src/host/aws.ts';
import { createKubectl, type Kubectl } from '../../src/host/kubectl.ts';
import type { Command, Ended, Shell } from '../../src/host/shell.ts';
import type { RecordedLook } from '../../src/lab/record-look.ts';
import { checksOf } from '../../src/lab/report.ts';
import { judgeLab } from '../../src/lab/run.ts';
import { filledLab, lastReport } from '../../src/lab/work-on.ts';
import type { World } from '../../src/lab/world.ts';
import { allLabs } from '../support/real-labs.ts';
import { type Ends, recordedFailures, recordFailures } from '../support/recorded-failures.ts';
import { recordedLooks, replayedWorld } from '../support/replayed-look.ts';

const labs = allLabs();
if (process.env.EKS_LEARN_RECORD === '1') await recordFailures();

const missing = (program: string): Ends => {
  const end: Ended = { kind: 'missing', program };
  return { get: end, create: end, exec: end, ecr: end, iam: end, eks: end };
};

/** Every failure of every program, and the program not being there. */
const failures = Object.entries(recordedFailures()).flatMap(([tool, modes]) => {
  const program = tool.startsWith('kubectl') ? 'kubectl' : 'aws';
  return Object.entries({ ...modes, 'no program': missing(program) }).map(
    ([mode, ends]) => ({ tool, program, mode, ends }) as const,
  );
});

/** Programs that end as they did in the failure, whatever is asked of them. */
const sickShell = (ends: Ends): Shell => ({
  run: async ({ args }: Command) => {
    const call = args.find((arg) => arg in ends) ?? Object.keys(ends)[0] ?? '';
    const end = ends[call];
    if (end === undefined) throw new Error(`not recorded: ${args.join(' ')}`);
    return end;
  },
});

type Sick = 'everything' | 'all but the snapshot';

function sickWorld(look: RecordedLook, program: string, ends: Ends, what: Sick): World {
  const world = replayedWorld(look);
  const shell = sickShell(ends);
  if (program === 'aws')
    return { ...world, aws: world.aws && createAws(shell, { program, env: { AWS_REGION: 'x' } }) };
  const sick = world.kubectl && createKubectl(shell, world.kubectl.access);
  if (what === 'everything' || world.kubectl === undefined || sick === undefined)
    return { ...world, kubectl: sick };
  // Discovery and lists still come, and then the place falls ill.
  const half: Kubectl = { ...sick, list: world.kubectl.list };
  return { ...world, kubectl: half };
}

const touches = (look: RecordedLook, program: string): boolean =>
  program === 'aws' ? look.target.aws !== undefined : look.target.context !== undefined;

test('failures of several kubectls and of both generations of aws are recorded', () => {
  const tools = new Set(failures.map(({ tool }) => tool.replace(/^(kubectl v1\.\d+|aws-cli\/\d).*/, '$1')));
  expect([...tools].filter((tool) => tool.startsWith('kubectl')).length).toBeGreaterThanOrEqual(3);
  expect([...tools].filter((tool) => tool.startsWith('aws')).toSorted()).toEqual(['aws-cli/1', 'aws-cli/2']);
});

describe.each(labs.map((pack) => [pack.lab.id, pack.lab] as const))(
  'a place that does not answer properly is never a wrong verdict on %s',
  (id, lab) => {
    // The two ends: nothing done yet, and everything right. What lies between says nothing else.
    const states = recordedLooks(id).filter(({ state }) => /^(baseline|solution)/.test(state));
    const filled = new Map(
      states.map((look) => [look, filledLab(lab, look.session, look.namespace, look.target)]),
    );
    const cases = (['everything', 'all but the snapshot'] as const).flatMap((what) =>
      failures.map((failure) => ({ what, ...failure })),
    );

    test('in any state, with any failure', { timeout: 60_000 }, async () => {
      const wrong: string[] = [];
      let judged = 0;
      for (const look of states) {
        for (const { tool, program, mode, ends, what } of cases) {
          if (!touches(look, program)) continue;
          const world = sickWorld(look, program, ends, what);
          const report = await lastReport(judgeLab(filled.get(look)!, 's', world, { mode: 'once' }));
          for (const { id: check, verdict, problem } of checksOf(report)) {
            judged += 1;
            // Not being able to look is said; a verdict that is given is the one that a healthy place gives.
            const said = verdict === 'error' ? problem !== undefined : verdict === 'blocked';
            if (!said && verdict !== look.verdicts[check])
              wrong.push(`${look.state}, ${tool} ${mode} (${what}): ${check} ${verdict}`);
            if (what === 'everything' && report.verdict === 'pass') wrong.push(`${tool} ${mode}: all passed`);
          }
        }
      }
      expect(wrong).toEqual([]);
      const offline = lab.requires.target.every((place) => place === 'offline');
      if (!offline) expect(judged).toBeGreaterThan(0);
    });
  },
);
