import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { childEnv } from '../../src/host/child-env.ts';
import { createShell } from '../../src/host/shell.ts';
import { createProviders } from '../../src/lab/clusters/index.ts';
import type { ClusterProvider } from '../../src/lab/clusters/provider.ts';
import { tellingLine } from '../../src/lab/clusters/tool-output.ts';
import { temporaryFolder } from '../support/bundle.ts';
import recorded from './cluster-tools.json' with { type: 'json' };

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
    expect(told.join()).toMatch(/Kubernetes v1\.\d+\.\d+ /);
    expect(calls().join('\n')).toMatch(/v1\.\d+\.\d+/);
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

type Recorded = { readonly exit: number; readonly stdout: string; readonly stderr: string };

/** Programs that say what the real ones (kind 0.33.0, k3d 5.9.0, minikube 1.38.1, docker) said, by the beginning of their arguments. */
function speaking(programs: Readonly<Record<string, Readonly<Record<string, Recorded | string>>>>) {
  const folder = temporaryFolder('tool');
  for (const [program, answers] of Object.entries(programs)) {
    const cases = Object.entries(answers).map(([begins, answer], index) => {
      if (typeof answer === 'string') return `  '${begins}'*) ${answer} ;;`;
      const file = join(folder, `${program}-${index}`);
      writeFileSync(`${file}.out`, answer.stdout);
      writeFileSync(`${file}.err`, answer.stderr);
      return `  '${begins}'*) cat '${file}.out'; cat '${file}.err' >&2; exit ${answer.exit} ;;`;
    });
    const text = `#!/bin/sh\ncd '${folder}'\necho "${program} $*" >> log\ncase "$*" in\n${cases.join('\n')}\nesac\n`;
    writeFileSync(join(folder, program), text, { mode: 0o755 });
  }
  const env = (extra?: Readonly<Record<string, string>>) =>
    childEnv({ ...process.env, PATH: `${folder}:/usr/bin:/bin` }, extra);
  const providers = createProviders({ shell, env, kubeconfig: () => join(folder, 'kubeconfig') }, () =>
    Promise.reject(new Error('not asked for')),
  );
  const named = (id: string) => providers.find((each) => each.id === id) as ClusterProvider;
  return { named, calls: () => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n') };
}

describe('what the real tools say', () => {
  const { kind, k3d } = {
    kind: {
      'get clusters': recorded['kind-list'],
      create: recorded['kind-create'],
      delete: recorded['kind-delete'],
    },
    k3d: {
      'cluster list': recorded['k3d-list'],
      'cluster create': recorded['k3d-create'],
      'cluster delete': recorded['k3d-delete'],
    },
  };

  test.each(['kind', 'k3d'])('without Docker is told as that, by %s, whatever its status', async (id) => {
    const provider = speaking({ kind, k3d }).named(id);
    expect(await provider.state()).toBe('no-engine');
    const none = { code: 'cluster-no-engine', details: { tool: id, state: 'down' } };
    await expect(provider.up(quiet)).rejects.toMatchObject(none);
    await expect(provider.down()).rejects.toMatchObject(none);
  });

  test('without Docker is told by minikube when it is to make a cluster: it lists profiles without asking', async () => {
    const answers = { 'profile list': recorded['minikube-list'], start: recorded['minikube-create'] };
    const provider = speaking({ minikube: answers }).named('minikube');
    expect(await provider.state()).toBe('absent');
    await expect(provider.up(quiet)).rejects.toMatchObject({
      code: 'cluster-no-engine',
      details: { tool: 'minikube', state: 'down' },
    });
  });

  test('without any engine on PATH is told apart from one that does not run', async () => {
    const provider = speaking({ kind: { get: recorded['kind-list-nothing'] } }).named('kind');
    await expect(provider.up(quiet)).rejects.toMatchObject({
      code: 'cluster-no-engine',
      details: { state: 'missing' },
    });
  });

  test('of a failure is cut down to its cause', () => {
    const cause = 'lookup registry-1.docker.io on 192.0.2.53:53: no such host';
    expect(tellingLine(recorded['kind-create-noimage'].stderr)).toContain(cause);
    expect(tellingLine(recorded['k3d-create-up'].stderr)).toContain(cause);
    expect(tellingLine(recorded['k3d-access-up'].stderr)).toBe('No nodes found for given cluster');
    const kubeadm =
      'ERROR: failed to init node\n\nCommand Output: I1122 x.go:1] a\nerror: timed out\nSee the log\n';
    expect(tellingLine(kubeadm)).toBe('error: timed out');
  });

  test('while it makes a cluster is passed on step by step', async () => {
    const told: string[] = [];
    const making = speaking({
      kind: { get: recorded['kind-list-up'], create: recorded['kind-create-noimage'] },
      k3d: { 'cluster list': recorded['k3d-list-up'], 'cluster create': recorded['k3d-create-up'] },
    });
    for (const id of ['kind', 'k3d'])
      await expect(making.named(id).up((say) => told.push(say.en))).rejects.toMatchObject({
        code: 'cluster-tool-failed',
      });
    expect(told).toContain('kind: Ensuring node image (kindest/node:v1.99.9)');
    expect(told).toContain("k3d: Created network 'k3d-eks-learn'");
  });
});

test('a cluster of kind that was stopped is started by its engine, and waited for', async () => {
  const stopped = recorded['kind-access-stopped'];
  const place = speaking({
    kind: {
      get: 'echo eks-learn',
      export: `if [ -f started ]; then exit 0; fi; printf '%s' '${stopped.stderr}' >&2; exit 1`,
    },
    docker: { start: 'touch started', exec: 'test -f started' },
  });
  const told: string[] = [];
  await place.named('kind').up((say) => told.push(say.en));
  expect(told).toEqual(['kind starts its cluster']);
  expect(place.calls()[2]).toBe('docker start eks-learn-control-plane');
  expect(place.calls()[3]).toMatch(
    /^docker exec eks-learn-control-plane sh -c until kubectl .* --raw=\/readyz/,
  );
  expect(place.calls()[4]).toBe('kind export kubeconfig --name eks-learn');
});

test('a cluster whose making is cancelled is deleted, not left in part', async () => {
  const place = speaking({
    kind: {
      get: recorded['kind-list-up'],
      create: "echo ' • Preparing nodes 📦  ...' >&2; exec sleep 60",
      delete: recorded['kind-delete-none'],
    },
  });
  const controller = new AbortController();
  const made = place.named('kind').up(({ en }) => {
    if (en === 'kind: Preparing nodes') controller.abort();
  }, controller.signal);
  await expect(made).rejects.toMatchObject({ code: 'lab-cancelled' });
  expect(place.calls().at(-1)).toBe('kind delete cluster --name eks-learn');
});
