import type { Clock } from '../../src/host/clock.ts';
import type { Kubectl, KubeObject } from '../../src/host/kubectl.ts';
import { isOf } from '../../src/lab/resource.ts';
import type { World } from '../../src/lab/world.ts';
import { Problem } from '../../src/problem.ts';

/** A clock that stands still until somebody sleeps; sleeping takes no time. `onSleep` may change the world. */
export function steppedClock(onSleep: (now: number) => void = () => undefined): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    monotonic: () => now,
    sleep: async (ms) => {
      // What is ready goes first, as it would while a real timer runs.
      await new Promise((resolve) => setImmediate(resolve));
      now += ms;
      onSleep(now);
    },
  };
}

export const namespace = 'eks-learn-small-0000';

/** The quota that stands in every lab namespace. */
export const quota: KubeObject = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'eks-learn', namespace },
};

export const object = (
  kind: string,
  name: string,
  more: Record<string, unknown> = {},
  apiVersion = 'v1',
): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace, ...(more.metadata as object | undefined) },
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'metadata')),
});

/** kubectl's door on objects in memory; `calls` lists what was asked. A resource may be a Problem instead. */
export function fakeKubectl(
  objects: () => readonly KubeObject[],
  broken: Readonly<Record<string, Problem>> = {},
) {
  const calls: (readonly string[])[] = [];
  const access = {
    program: 'kubectl',
    kubeconfig: '',
    context: 'fake',
    cacheDir: '',
    server: 'https://fake',
    env: {},
  };
  const refuse = (what: string) => new Problem('kube-unknown', { context: 'fake', said: what });
  const kubectl: Kubectl = {
    access,
    async list({ args }) {
      calls.push(args);
      const resources = (args[0] ?? '').split(',');
      for (const resource of resources) if (broken[resource]) throw broken[resource];
      return objects().filter((item) => resources.some((resource) => isOf(item, resource)));
    },
    async named({ args }) {
      calls.push(args);
      return objects().filter((item) => args.some((arg) => arg.endsWith(`/${item.metadata.name}`)));
    },
    documents: async () => Promise.reject(refuse('documents')),
    run: async () => Promise.reject(refuse('run')),
    exec: async () => Promise.reject(refuse('exec')),
  };
  return { kubectl, calls };
}

export const fakeWorld = (kubectl: Kubectl, clock: Clock = steppedClock()): World => ({
  clock,
  kubectl,
  aws: undefined,
  namespace,
  namespaceUid: 'uid-of-namespace',
  readFile: async () => undefined,
  scratch: async () => '/nowhere',
  parseYaml: async () => undefined,
  instant: Date.parse,
});
