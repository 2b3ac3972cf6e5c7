import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleProgram } from '../support/bundle.ts';
import { contextOf, kubectl, realLabs } from '../support/real-labs.ts';
import { testKubeconfig } from '../support/test-cluster.ts';

/** Starts a lab in a process of its own and kills it once it has told `words` of progress. */
async function killWhileStarting(program: string, env: Record<string, string>, words: string): Promise<void> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  const killed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8');
    if (told.includes(words)) child.kill('SIGKILL');
  });
  await killed;
}

describe.runIf(testKubeconfig !== undefined)('killed in the middle of a set-up', () => {
  test.each(['namespace', 'apply', 'prove'])(
    'at "%s": clean-up leaves nothing',
    { timeout: 180_000 },
    async (words) => {
      const kubeconfig = testKubeconfig ?? '';
      const { home, labs } = realLabs({ KUBECONFIG: kubeconfig });
      const program = bundleProgram(join(import.meta.dirname, 'programs/start-lab.ts'));
      const env = { TEST_HOME: home, KUBECONFIG: kubeconfig, TEST_CONTEXT: contextOf(kubeconfig) };
      await killWhileStarting(program, env, words);
      for (const { session, state } of await labs.sessions()) {
        expect(state).toBe('setting-up');
        const { remains } = await labs.cleanup(session, () => undefined);
        expect(remains).toEqual([]);
        const label = `eks-learn.dev/session=${session}`;
        expect(kubectl(kubeconfig, 'get', 'namespaces,persistentvolumes', '-l', label, '-o', 'name')).toBe(
          '',
        );
      }
      expect(await labs.sessions()).toEqual([]);
    },
  );
});
