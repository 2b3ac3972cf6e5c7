import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleProgram } from '../support/bundle.ts';
import { contextOf, kubectl, realLabs } from '../support/real-labs.ts';
import { surroundingsOf } from '../support/surroundings.ts';
import { testKubeconfig, testNodesKubeconfig } from '../support/test-cluster.ts';

/** What set-ups do, deed after deed: announced and not begun (`after`), done and not written down (`before`). */
const moments = [
  ['break-pending-pods', 'after', 'will-create namespaces'],
  ['break-pending-pods', 'before', 'created namespaces'],
  ['break-pending-pods', 'before', 'created resourcequotas'],
  ['break-pending-pods', 'before', 'created deployments.apps'],
  ['break-pending-pods', 'before', 'ready'],
  // By now a node was changed.
  ['scheduling-controls', 'after', 'will-create deployments.apps'],
] as const;

/** Where a lab is set up: one with several nodes for what changes a node. */
const clusterOf = (lab: string): string =>
  (lab === 'scheduling-controls' ? testNodesKubeconfig : testKubeconfig) ?? '';

describe.runIf(testKubeconfig !== undefined)('a set-up killed', () => {
  test.concurrent.for(moments.filter(([lab]) => clusterOf(lab) !== ''))(
    'in %s, %s "%s", is cleaned up until nothing of it is left',
    { timeout: 180_000 },
    async ([lab, when, line]) => {
      const kubeconfig = clusterOf(lab);
      const looksAround = line === 'ready';
      const around = looksAround ? surroundingsOf(kubeconfig) : {};
      const { home, labs } = realLabs({ KUBECONFIG: kubeconfig });
      const program = bundleProgram(join(import.meta.dirname, 'programs/start-lab.ts'));
      const child = spawn(process.execPath, [program], {
        env: {
          ...process.env,
          TEST_HOME: home,
          KUBECONFIG: kubeconfig,
          TEST_CONTEXT: contextOf(kubeconfig),
          TEST_LAB: lab,
          TEST_KILL: when,
          TEST_LINE: line,
        },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      expect((await once(child, 'close'))[1]).toBe('SIGKILL');
      const [open, ...others] = await labs.sessions();
      expect(others).toEqual([]);
      expect(open?.state).toBe('setting-up');
      const { remains } = await labs.cleanup(open?.session ?? '', () => undefined);
      expect(remains).toEqual([]);
      const label = `eks-learn.dev/session=${open?.session}`;
      const kinds = 'namespaces,persistentvolumes,clusterroles,customresourcedefinitions';
      expect(kubectl(kubeconfig, 'get', kinds, '-l', label, '-o', 'name')).toBe('');
      expect(kubectl(kubeconfig, 'get', 'nodes', '-o', 'json')).not.toContain(`-${open?.session}`);
      expect(await labs.sessions()).toEqual([]);
      if (looksAround) expect(surroundingsOf(kubeconfig)).toEqual(around);
    },
  );
});
