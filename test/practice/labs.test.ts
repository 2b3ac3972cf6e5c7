import { afterAll, describe, expect, test } from 'vitest';
import { practice } from '../../src/lab/clusters/practice.ts';
import { type Proof, qualifyLab } from '../../src/lab/qualify.ts';
import { recordedVerdicts, verdictsOf } from '../support/lab-verdicts.ts';
import { allLabs, kubectl, realLabs } from '../support/real-labs.ts';

const forPractice = allLabs().filter(({ lab }) => lab.requires.target.includes('practice'));
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

/** Fresh, solved, solved otherwise, solved wrongly, cleaned up: as on a real cluster, check by check. */
describe.concurrent.each(forPractice.map((pack) => [pack.lab.id, pack] as const))('%s', (id, pack) => {
  test('is judged on the practice cluster as on a real one', { timeout: 400_000 }, async () => {
    const { labs, doors, provider } = learner();
    const plan = await labs.plan(id, 'practice');
    expect(plan.lacks).toEqual([]);
    expect(plan.consent.kind).toBe('key');
    const proofs: Proof[] = [];
    const qualifier = { labs, now: doors.clock.monotonic, tell: () => undefined, wrongAfter: 10_000 };
    for await (const proof of qualifyLab(pack, plan, true, qualifier)) proofs.push(proof);
    expect(proofs.filter(({ passed }) => !passed)).toEqual([]);
    const recorded = recordedVerdicts(id);
    if (recorded !== undefined) expect(verdictsOf(proofs)).toEqual(recorded);
    const { kubeconfig } = await provider.up(() => undefined);
    const label = `eks-learn.dev/session=${plan.session}`;
    const left = ['get', 'namespaces,persistentvolumes,clusterroles', '-l', label, '-o', 'name'];
    expect(kubectl(kubeconfig, ...left)).toBe('');
  });
});

test('every lab that names the practice cluster finds there what it needs', () => {
  const has = practice(() => Promise.reject(new Error('not asked'))).capabilities ?? [];
  const lacking = forPractice.flatMap(({ lab }) =>
    lab.requires.needs.filter((need) => !has.includes(need)).map((need) => `${lab.id}: ${need}`),
  );
  expect(lacking).toEqual([]);
});
