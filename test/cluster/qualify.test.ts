import { describe, expect, test } from 'vitest';
import { type Proof, qualifyLab } from '../../src/lab/qualify.ts';
import { recordedVerdicts, recordVerdicts, verdictsOf } from '../support/lab-verdicts.ts';
import { allLabs, contextOf, kubectl, realLabs } from '../support/real-labs.ts';
import { proveLooks } from '../support/solved-lab.ts';
import { awsTestEnv, testAwsEndpoint, testKubeconfig } from '../support/test-cluster.ts';

if (testKubeconfig === undefined)
  console.log('skipped: labs on a real cluster (set EKS_LEARN_TEST_KUBECONFIG to a disposable cluster)');
if (testAwsEndpoint === undefined)
  console.log('skipped: AWS labs (set EKS_LEARN_TEST_AWS_ENDPOINT to a moto server)');

const needsAws = (targets: readonly string[]) => targets.includes('aws');
const onlyFiles = (targets: readonly string[]) => targets.every((target) => target === 'offline');

/** Every lab on the place it is made for: fresh, solved, solved otherwise, solved wrongly, cleaned up. */
describe.concurrent.each(allLabs().map((pack) => [pack.lab.id, pack] as const))('%s', (_id, pack) => {
  const { target, aws } = pack.lab.requires;
  const withoutCluster = needsAws(target) || onlyFiles(target);
  const ready =
    (withoutCluster || testKubeconfig !== undefined) && (aws === null || testAwsEndpoint !== undefined);

  test.runIf(ready)('is proven', { timeout: 600_000 }, async () => {
    const kubeconfig = testKubeconfig ?? '';
    const env = {
      ...(withoutCluster ? {} : { KUBECONFIG: kubeconfig }),
      ...(aws === null ? {} : awsTestEnv(testAwsEndpoint ?? '')),
    };
    const { labs, doors, home } = realLabs(env);
    const context = withoutCluster ? undefined : contextOf(kubeconfig);
    const plan = await labs.plan(pack.lab.id, context);
    if (plan.lacks.length > 0) {
      console.log(`not applicable here: ${pack.lab.id} (${plan.lacks.map(({ need }) => need).join(', ')})`);
      return;
    }
    const proofs: Proof[] = [];
    const qualifier = { labs, now: doors.clock.monotonic, tell: () => undefined };
    for await (const proof of qualifyLab(pack, plan, context ?? true, qualifier)) {
      proofs.push(proof);
      if (proof.step === 'solution') await proveLooks(plan.session, env, home);
    }
    expect(proofs.filter(({ passed }) => !passed)).toEqual([]);
    const ways = 1 + pack.lab.alternatives.length + pack.lab.wrong.length;
    expect(proofs).toHaveLength(ways + 2);
    if (pack.lab.requires.target.includes('practice')) {
      recordVerdicts(pack.lab.id, proofs);
      const recorded = recordedVerdicts(pack.lab.id);
      if (recorded !== undefined) expect(verdictsOf(proofs)).toEqual(recorded);
    }
    if (context === undefined) return;
    const label = `eks-learn.dev/session=${plan.session}`;
    expect(
      kubectl(kubeconfig, 'get', 'namespaces,persistentvolumes,clusterroles', '-l', label, '-o', 'name'),
    ).toBe('');
  });
});
