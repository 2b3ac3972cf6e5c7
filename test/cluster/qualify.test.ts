import { afterAll, describe, test } from 'vitest';
import { breaksThePlace, canProve, proveLab } from '../support/prove-lab.ts';
import { allLabs } from '../support/real-labs.ts';
import { testAwsEndpoint, testKubeconfig } from '../support/test-cluster.ts';
import { dropViewers } from '../support/viewer.ts';

if (testKubeconfig === undefined)
  console.log('skipped: labs on a real cluster (set EKS_LEARN_TEST_KUBECONFIG to a disposable cluster)');
if (testAwsEndpoint === undefined)
  console.log('skipped: AWS labs (set EKS_LEARN_TEST_AWS_ENDPOINT to a moto server)');

const sideBySide = allLabs().filter((pack) => !breaksThePlace(pack));

afterAll(dropViewers);

/** Every lab on the place it is made for: fresh, solved, solved otherwise, solved wrongly, cleaned up. */
describe.concurrent.each(sideBySide.map((pack) => [pack.lab.id, pack] as const))('%s', (_id, pack) => {
  test.runIf(canProve(pack))('is proven', { timeout: 600_000 }, ({ skip }) => proveLab(pack, skip));
});
