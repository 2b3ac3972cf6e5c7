import { expect, test } from 'vitest';
import { seededChance } from '../../src/practice/chance.ts';
import type { Container, Pod } from '../../src/practice/kinds.ts';
import { findImage, type Image } from '../../src/practice/runtime/images.ts';
import { commandLine } from '../../src/practice/runtime/kubelet/container-process.ts';
import {
  type ContainerState,
  containerStatusOf,
} from '../../src/practice/runtime/kubelet/container-state.ts';
import { pullImage } from '../../src/practice/runtime/kubelet/image-pull.ts';
import { ContainerLog } from '../../src/practice/runtime/kubelet/log.ts';
import { terminationMessage } from '../../src/practice/runtime/kubelet/oci.ts';
import { podConditions } from '../../src/practice/runtime/kubelet/pod-conditions.ts';
import {
  type ContainerView,
  type PodContainers,
  phaseOf,
} from '../../src/practice/runtime/kubelet/pod-phase.ts';
import { mayRestart, nextBackoff } from '../../src/practice/runtime/kubelet/restart.ts';
import { FileSystem } from '../../src/practice/runtime/shell/files.ts';
import { Killed } from '../../src/practice/runtime/shell/process.ts';

const at = '2026-01-01T00:00:00Z';
const waiting: ContainerState = { kind: 'waiting', reason: 'ContainerCreating' };
const running = (ready: boolean): ContainerState => ({
  kind: 'running',
  startedAt: at,
  started: true,
  ready,
});
const ended = (code: number): ContainerState => ({
  kind: 'terminated',
  ended: { code, reason: code === 0 ? 'Completed' : 'Error' },
  containerId: 'containerd://1',
  startedAt: at,
  finishedAt: at,
});

const view = (name: string, state: ContainerState, kind: ContainerView['kind'] = 'main'): ContainerView => ({
  name,
  kind,
  state,
  ended: state.kind === 'terminated' ? state.ended : undefined,
  started: state.kind === 'running' && state.started,
  ready: state.kind === 'running' && state.ready,
  status: () =>
    containerStatusOf({ spec: { name }, kind, state, lastState: {}, restartCount: 0, made: undefined }),
});

const containers = (...main: ContainerState[]): PodContainers => ({
  init: [],
  debug: [],
  main: main.map((state, index) => view(`c${index}`, state)),
});

test.each([
  ['main', 'Always', 0, true],
  ['main', 'OnFailure', 0, false],
  ['main', 'OnFailure', 1, true],
  ['main', 'Never', 1, false],
  ['init', 'Always', 0, false],
  ['init', 'Always', 1, true],
  ['init', 'Never', 1, false],
  ['sidecar', 'Never', 0, true],
  ['debug', 'Always', 1, false],
] as const)('a %s container under %s that ended with %i is run again: %s', (kind, policy, code, again) => {
  expect(mayRestart(kind, policy, code)).toBe(again);
});

test('the wait before a restart doubles up to five minutes', () => {
  const waits = [0, 0, 0, 0, 0, 0, 0].reduce<number[]>((all) => [...all, nextBackoff(all.at(-1) ?? 0)], []);
  expect(waits).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
});

test.each([
  ['Pending', 'Always', [waiting, waiting]],
  ['Running', 'Always', [waiting, running(true)]],
  ['Running', 'Always', [ended(0)]],
  ['Running', 'OnFailure', [ended(0), ended(1)]],
  ['Succeeded', 'OnFailure', [ended(0), ended(0)]],
  ['Failed', 'Never', [ended(0), ended(1)]],
] as const)('a Pod is %s under %s', (phase, policy, states) => {
  expect(phaseOf(policy, containers(...states))).toBe(phase);
});

test('an init container that failed for good fails its Pod', () => {
  const init = [view('prepare', ended(1), 'init')];
  expect(phaseOf('Never', { ...containers(waiting), init })).toBe('Failed');
  expect(phaseOf('Always', { ...containers(waiting), init })).toBe('Pending');
});

const pod = (
  conditions: { type: string; status: string; lastTransitionTime?: string }[] = [],
  gates: string[] = [],
) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', uid: 'u', resourceVersion: '1', creationTimestamp: at },
    spec: { containers: [], readinessGates: gates.map((conditionType) => ({ conditionType })) },
    status: { conditions },
  }) as unknown as Pod;

const said = (...from: Parameters<typeof podConditions>) =>
  Object.fromEntries(
    podConditions(...from).map(({ type, status, reason, message }) => [type, [status, reason, message]]),
  );

test('a Pod is Ready when all its containers and its gates are', () => {
  const facts = { phase: 'Running', sandbox: true, at } as const;
  expect(said({ ...facts, pod: pod(), containers: containers(running(true), running(false)) })).toMatchObject(
    {
      Ready: ['False', 'ContainersNotReady', 'containers with unready status: [c1]'],
      ContainersReady: ['False', 'ContainersNotReady', 'containers with unready status: [c1]'],
      Initialized: ['True', undefined, undefined],
    },
  );
  const gated = said({ ...facts, pod: pod([], ['lb']), containers: containers(running(true)) });
  expect(gated['ContainersReady']?.[0]).toBe('True');
  expect(gated['Ready']?.slice(0, 2)).toEqual(['False', 'ReadinessGatesNotReady']);
  const open = pod([{ type: 'lb', status: 'True' }], ['lb']);
  expect(said({ ...facts, pod: open, containers: containers(running(true)) })).toMatchObject({
    Ready: ['True', undefined, undefined],
    lb: ['True', undefined, undefined],
  });
});

test('the time of a condition moves only with its status', () => {
  const before = '2025-12-31T00:00:00Z';
  const known = pod([
    { type: 'Ready', status: 'True', lastTransitionTime: before },
    { type: 'Initialized', status: 'False', lastTransitionTime: before },
  ]);
  const made = podConditions({
    pod: known,
    phase: 'Running',
    containers: containers(running(true)),
    sandbox: true,
    at,
  });
  const times = Object.fromEntries(made.map((one) => [one.type, one.lastTransitionTime]));
  expect(times).toMatchObject({ Ready: before, Initialized: at });
});

const busybox = (() => {
  const found = findImage('busybox:1.36');
  if (found.kind !== 'found') throw new Error('busybox is not in the catalogue');
  return found.image;
})();

test('command replaces the entrypoint and the arguments of the image, args the arguments alone', () => {
  const image: Image = { ...busybox, entrypoint: ['/entry'], command: ['run'] };
  const line = (spec: Partial<Container>) =>
    commandLine({ name: 'c', ...spec }, image, new Map([['X', '1']]));
  expect(line({})).toEqual(['/entry', 'run']);
  expect(line({ args: ['a$(X)', '$$(X)', '$(Y)'] })).toEqual(['/entry', 'a1', '$(X)', '$(Y)']);
  expect(line({ command: ['sh'] })).toEqual(['sh']);
  expect(line({ command: ['sh'], args: ['-c', 'true'] })).toEqual(['sh', '-c', 'true']);
});

test('the last words of a container are its termination file, or the end of its log after a failure', () => {
  const files = (text?: string) =>
    new FileSystem([
      { path: '/', tree: { readOnly: false, files: new Map(text ? [['/dev/termination-log', text]] : []) } },
    ]);
  const log = new ContainerLog(() => 0);
  log.write('first\nlast words');
  const spec = { name: 'c', terminationMessagePolicy: 'FallbackToLogsOnError' };
  expect(terminationMessage(spec, 1, files('written'), log)).toBe('written');
  expect(terminationMessage(spec, 1, files(), log)).toBe('first\nlast words');
  expect(terminationMessage(spec, 0, files(), log)).toBe('');
  expect(terminationMessage({ name: 'c' }, 1, files(), log)).toBe('');
});

/** Pulls until the container is killed at its `pauses`th pause; what it said and waited. */
async function pull(name: string, policy: string, pauses: number, pulled = new Set<string>()) {
  const events: string[] = [];
  const reasons: string[] = [];
  const waits: number[] = [];
  const image = await pullImage(name, policy, {
    pulled,
    chance: seededChance(1),
    event: (_type, reason) => events.push(reason),
    waiting: (reason) => reasons.push(reason),
    pause: async (ms) => {
      waits.push(ms);
      if (waits.length > pauses) throw new Killed(0);
    },
  }).catch(() => undefined);
  return { image, events, reasons, waits };
}

test('an image is pulled once for a node, and always when the policy says so', async () => {
  const node = new Set<string>();
  expect((await pull('nginx:1.27', 'IfNotPresent', 9, node)).events).toEqual(['Pulling', 'Pulled']);
  expect((await pull('nginx:1.27', 'IfNotPresent', 9, node)).events).toEqual(['Pulled']);
  expect((await pull('nginx:1.27', 'Always', 9, node)).events).toEqual(['Pulling', 'Pulled']);
  expect((await pull('nginx:1.27', 'Never', 9, node)).image?.id).toMatch(
    /^docker.io\/library\/nginx@sha256:\w{64}$/,
  );
});

test('what cannot be pulled is tried again, later each time', async () => {
  const { image, reasons, waits } = await pull('nginx:nosuchtag', 'Always', 6);
  expect(image).toBeUndefined();
  expect(reasons).toEqual(['ErrImagePull', 'ImagePullBackOff', 'ErrImagePull', 'ImagePullBackOff']);
  expect(waits.filter((ms) => ms >= 10_000)).toEqual([10_000, 20_000]);
  expect((await pull('Not A Name', 'Always', 1)).reasons).toEqual(['InvalidImageName', 'InvalidImageName']);
  expect((await pull('nginx:1.27', 'Never', 0)).reasons).toEqual(['ErrImageNeverPull']);
});
