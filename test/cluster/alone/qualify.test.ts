import { afterAll, describe, test } from 'vitest';
import { breaksThePlace, canProve, proveLab } from '../../support/prove-lab.ts';
import { allLabs } from '../../support/real-labs.ts';
import { dropViewers } from '../../support/viewer.ts';

const alone = allLabs().filter(breaksThePlace);

afterAll(dropViewers);

/** Labs that break a part of the cluster other suites stand on. */
describe.each(alone.map((pack) => [pack.lab.id, pack] as const))('%s', (_id, pack) => {
  test.runIf(canProve(pack))('is proven while nothing else runs', { timeout: 600_000 }, ({ skip }) =>
    proveLab(pack, skip),
  );
});
