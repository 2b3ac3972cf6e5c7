import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The reporter prints failures with Map.groupBy, which Node 20 does not have.
if (!('groupBy' in Map)) {
  Object.defineProperty(Map, 'groupBy', {
    value: <T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K) => {
      const groups = new Map<K, T[]>();
      let index = 0;
      for (const item of items) {
        const key = keyOf(item, index++);
        groups.set(key, [...(groups.get(key) ?? []), item]);
      }
      return groups;
    },
  });
}

/** Suites that mostly wait for a cluster: begun first, so that the others run meanwhile. */
const waiting = [/test\/cluster\/qualify/, /test\/practice\/labs/, /test\/cluster\//];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = waiting.findIndex((pattern) => pattern.test(moduleId));
  return at < 0 ? waiting.length : at;
};

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

const alone = 'test/cluster/alone/**/*.test.ts';

export default defineConfig({
  test: {
    // Limits only end what hangs: a machine with two cores is busy at times.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: WaitingFirst },
    reporters: process.env.CI ? ['default', 'json'] : ['default'],
    outputFile: { json: '.tmp/vitest.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [alone],
          sequence: { groupOrder: 0 },
        },
      },
      // What breaks a part that the other suites stand on, such as the cluster's DNS: when all others are over.
      { extends: true, test: { name: 'alone', include: [alone], sequence: { groupOrder: 1 } } },
    ],
  },
});
