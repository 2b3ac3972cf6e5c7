import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canCarry } from '../../src/lab/capability.ts';
import { practice } from '../../src/lab/clusters/practice.ts';
import type { LabPackage } from '../../src/lab/lab.ts';
import { type Proof, qualifyLab } from '../../src/lab/qualify.ts';
import { recordedVerdicts, settled, verdictsOf } from '../support/lab-verdicts.ts';
import { missingTool } from '../support/prove-lab.ts';
import { allLabs, kubectl, realLabs } from '../support/real-labs.ts';

const forPractice = allLabs().filter(({ lab }) => lab.requires.target.includes('practice'));
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
if (!hasKubectl) console.log('skipped: labs on the practice cluster need kubectl on PATH');

const started: { down(): Promise<void> }[] = [];

afterAll(async () => {
  await Promise.all(started.map((provider) => provider.down()));
});

/** A learner of their own, whose practice cluster no other lab can break. */
function learner() {
  const { labs, doors } = realLabs({});
  const provider = doors.providers.find(({ id }) => id === 'practice');
  if (provider === undefined) throw new Error('there is no practice cluster');
  started.push(provider);
  return { labs, doors, provider };
}

/** Fresh, solved, solved otherwise, solved wrongly, cleaned up. */
async function prove(pack: LabPackage) {
  const { labs, doors, provider } = learner();
  const plan = await labs.plan(pack.lab.id, 'practice').catch(missingTool);
  const proofs: Proof[] = [];
  if (typeof plan === 'string') return { plan, proofs, left: '' };
  if (plan.lacks.length > 0) return { plan, proofs, left: '' };
  const qualifier = { labs, now: doors.clock.monotonic, tell: () => undefined };
  for await (const proof of qualifyLab(pack, plan, true, qualifier)) proofs.push(proof);
  const { kubeconfig } = await provider.up(() => undefined);
  const label = `eks-learn.dev/session=${plan.session}`;
  const left = kubectl(
    kubeconfig,
    'get',
    'namespaces,persistentvolumes,clusterroles',
    '-l',
    label,
    '-o',
    'name',
  );
  await provider.down();
  return { plan, proofs, left };
}

/** Labs wait far more than they work, so more of them run at once than tests do. */
const atOnce = 12;
const running = new Map<string, ReturnType<typeof prove>>();

beforeAll(() => {
  if (!hasKubectl) return;
  const lanes = Array.from({ length: atOnce }, () => Promise.resolve());
  for (const [index, pack] of forPractice.entries()) {
    const lane = index % atOnce;
    const proven = (lanes[lane] ?? Promise.resolve()).then(() => prove(pack));
    running.set(pack.lab.id, proven);
    lanes[lane] = proven.then(
      () => undefined,
      () => undefined,
    );
  }
});

test.runIf(hasKubectl).for(forPractice.map(({ lab }) => [lab.id, lab] as const))(
  '%s is judged on the practice cluster as on a real one',
  { timeout: 600_000 },
  async ([id, lab], { skip }) => {
    const { plan, proofs, left } = await (running.get(id) ??
      Promise.reject(new Error(`${id} was not begun`)));
    // A program of this machine that is not there, such as helm, is no fault of the practice cluster.
    if (typeof plan === 'string') return skip(plan);
    expect(plan.lacks).toEqual([]);
    expect(plan.consent.kind).toBe('key');
    expect(proofs.filter(({ passed }) => !passed)).toEqual([]);
    expect(settled(lab, verdictsOf(proofs))).toEqual(settled(lab, recordedVerdicts(id)));
    expect(left).toBe('');
  },
);

test('every lab that names the practice cluster finds there what it needs', () => {
  const has = practice(() => Promise.reject(new Error('not asked'))).capabilities ?? [];
  const lacking = forPractice.flatMap(({ lab }) =>
    lab.requires.needs.filter((need) => !canCarry(has, [need])).map((need) => `${lab.id}: ${need}`),
  );
  expect(lacking).toEqual([]);
});
