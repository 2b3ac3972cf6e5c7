import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { childEnv } from '../../src/host/child-env.ts';
import { createShell } from '../../src/host/shell.ts';
import { createProviders } from '../../src/lab/clusters/index.ts';
import type { ClusterProvider } from '../../src/lab/clusters/provider.ts';
import { kubernetes } from '../../src/lab/clusters/tool-cluster.ts';
import { temporaryFolder } from '../support/bundle.ts';

const shell = createShell();
afterAll(() => shell.endAll());

/** The commands and flags that the tools document and that we may use of them. */
const documented: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  kind: {
    'create cluster': ['--name', '--image', '--wait', '--kubeconfig', '--config', '--retain'],
    'delete cluster': ['--name', '--kubeconfig'],
    'export kubeconfig': ['--name', '--kubeconfig', '--internal'],
    'get clusters': [],
  },
  k3d: {
    'cluster create': ['--image', '--wait', '--timeout', '--kubeconfig-update-default', '--agents'],
    'cluster start': ['--wait', '--timeout', '--all'],
    'cluster delete': ['--all', '--config'],
    'cluster list': ['--output', '--no-headers', '--token'],
    'kubeconfig merge': ['--kubeconfig-merge-default', '--kubeconfig-switch-context', '--output', '--update'],
  },
  minikube: {
    start: ['--profile', '--kubernetes-version', '--wait', '--wait-timeout', '--driver'],
    delete: ['--profile', '--all', '--purge'],
    'profile list': ['--output', '--light'],
    'update-context': ['--profile'],
  },
};

/** Prints what the tool lists in a state: nothing made, running, stopped. */
const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: { absent: '', running: 'other\neks-learn', stopped: 'eks-learn' },
  k3d: {
    absent: '[]',
    running: '[{"name":"other","serversRunning":0},{"name":"eks-learn","serversCount":1,"serversRunning":1}]',
    stopped: '[{"name":"eks-learn","serversCount":1,"serversRunning":0}]',
  },
  minikube: {
    absent: '{"invalid":[],"valid":[]}',
    running: '{"invalid":[],"valid":[{"Name":"eks-learn","Status":"OK"}]}',
    stopped: '{"invalid":[],"valid":[{"Name":"eks-learn","Status":"Stopped"}]}',
  },
};

/** A tool at the process border: it remembers its state in a file, and what it was asked with which kubeconfig. */
function fakeTool(id: string, state: string) {
  const folder = temporaryFolder('tool');
  writeFileSync(join(folder, 'state'), state);
  for (const [name, text] of Object.entries(lists[id] ?? {}))
    writeFileSync(join(folder, `list-${name}`), text);
  const program = `#!/bin/sh
    printf '%s\\n' "$KUBECONFIG|$*" >> '${folder}/log'
    case "$*" in
      'get clusters'|'cluster list'*|'profile list'*) cat "${folder}/list-$(cat '${folder}/state')" ;;
      create*|'cluster create'*|start*|'cluster start'*) echo running > '${folder}/state'; echo made > "$KUBECONFIG" ;;
      delete*|'cluster delete'*) echo absent > '${folder}/state' ;;
      export*|'kubeconfig merge'*|update-context*) echo access > "$KUBECONFIG" ;;
      *) echo "unknown command: $*" >&2; exit 1 ;;
    esac`;
  writeFileSync(join(folder, id), program);
  chmodSync(join(folder, id), 0o755);
  const kubeconfig = join(folder, 'private.kubeconfig');
  const env = (extra?: Readonly<Record<string, string>>) =>
    childEnv({ ...process.env, PATH: `${folder}:${process.env.PATH}` }, extra);
  const providers = createProviders({ shell, env, kubeconfig: () => kubeconfig }, () =>
    Promise.reject(new Error('not asked for')),
  );
  const calls = (): readonly string[] =>
    existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8').trim().split('\n') : [];
  return { provider: providers.find((each) => each.id === id) as ClusterProvider, calls, kubeconfig };
}

const quiet = () => undefined;

describe.each(['kind', 'k3d', 'minikube'])('%s', (id) => {
  test('is made when it is not there, tells so, and is pinned to one Kubernetes', async () => {
    const { provider, calls, kubeconfig } = fakeTool(id, 'absent');
    const told: string[] = [];
    expect(await provider.state()).toBe('absent');
    const access = await provider.up((say) => told.push(say.en));
    expect(access.kubeconfig).toBe(kubeconfig);
    expect(told.join()).toContain(kubernetes);
    expect(calls().join('\n')).toContain(kubernetes);
    expect(await provider.state()).toBe('running');
  });

  test('is used as it is when it runs', async () => {
    const { provider, calls } = fakeTool(id, 'running');
    await provider.up(quiet);
    expect(calls().some((call) => /\|(create|cluster create|start)/.test(call))).toBe(false);
  });

  test('is deleted on request, and made anew', async () => {
    const { provider } = fakeTool(id, 'running');
    await provider.down();
    expect(await provider.state()).toBe('absent');
    const { provider: other } = fakeTool(id, 'running');
    await other.reset(quiet);
    expect(await other.state()).toBe('running');
  });

  test('is asked only what its documentation knows, and writes only the private kubeconfig', async () => {
    for (const state of ['absent', 'running', 'stopped']) {
      const { provider, calls, kubeconfig } = fakeTool(id, state);
      await provider.state();
      await provider.up(quiet);
      await provider.down();
      for (const call of calls()) {
        const [config = '', line = ''] = call.split('|');
        expect(config).toBe(kubeconfig);
        const command = Object.keys(documented[id] ?? {}).find((known) => `${line} `.startsWith(`${known} `));
        expect(command, line).toBeDefined();
        const flags = line.split(' ').filter((word) => word.startsWith('--'));
        expect(documented[id]?.[command ?? '']).toEqual(expect.arrayContaining(flags));
      }
    }
  });

  test('says when its command is missing, or fails', async () => {
    const providers = createProviders(
      { shell, env: () => ({ PATH: '/nowhere' }), kubeconfig: () => '/nowhere/config' },
      () => Promise.reject(new Error('not asked for')),
    );
    const provider = providers.find((each) => each.id === id);
    expect(await provider?.state()).toBe('tool-missing');
    await expect(provider?.up(quiet)).rejects.toMatchObject({ code: 'lab-tool-missing' });
  });
});
