import { expect, test } from 'vitest';
import type {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  StorageClass,
} from '../../src/practice/kinds.ts';
import { decide, rescaleReason } from '../../src/practice/runtime/controllers/autoscaler-decision.ts';
import { metricOf } from '../../src/practice/runtime/controllers/autoscaler-metrics.ts';
import { progressOf } from '../../src/practice/runtime/controllers/deployment-progress.ts';
import { backoffLeft, freeIndexes, missingPods } from '../../src/practice/runtime/controllers/job-pods.ts';
import { rangesText, verdictOf } from '../../src/practice/runtime/controllers/job-status.ts';
import { volumeFor } from '../../src/practice/runtime/controllers/volume-match.ts';
import { provisioningOf } from '../../src/practice/runtime/controllers/volume-provisioner.ts';

const start = Date.UTC(2026, 0, 1);
const at = (ms: number) => new Date(start + ms).toISOString();
const meta = (name: string, more = {}) => ({
  name,
  namespace: 'shop',
  uid: name,
  resourceVersion: '1',
  creationTimestamp: at(0),
  ...more,
});
const object = <T>(fields: object) =>
  ({ apiVersion: 'v1', kind: 'X', metadata: meta('x'), ...fields }) as unknown as T;

const pods = (count: number, fields: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    object<Pod>({ metadata: meta(`p${index}`), spec: { containers: [] }, ...fields }),
  );
const jobPods = (active: number, succeeded: number, failed: number, leaving = 0) => ({
  active: pods(active),
  succeeded: pods(succeeded),
  failed: pods(failed),
  leaving: pods(leaving),
});
const job = (spec: object, status: object = { startTime: at(0) }) =>
  object<Job>({ spec: { template: { spec: { restartPolicy: 'Never' } }, ...spec }, status });

test.each([
  [{ completions: 3, parallelism: 2 }, jobPods(0, 0, 0), 2],
  [{ completions: 3, parallelism: 2 }, jobPods(1, 2, 0), 0],
  [{ completions: 3, parallelism: 2 }, jobPods(0, 1, 0, 1), 1],
  [{ completions: 3, parallelism: 1 }, jobPods(2, 0, 0), -1],
  [{ parallelism: 2 }, jobPods(0, 0, 1), 2],
  [{ parallelism: 2 }, jobPods(1, 1, 0), -1],
] as const)('a Job lacks as many Pods as it may run and still needs: %j', (spec, present, missing) => {
  expect(missingPods(job(spec), present)).toBe(missing);
});

test.each([
  ['goes on', { completions: 2 }, jobPods(1, 1, 0), 0, undefined],
  ['is complete', { completions: 2 }, jobPods(0, 2, 0), 0, 'CompletionsReached'],
  ['without completions ends when all Pods have', { parallelism: 2 }, jobPods(1, 1, 0), 0, undefined],
  ['without completions ends after a success', { parallelism: 2 }, jobPods(0, 1, 0), 0, 'CompletionsReached'],
  [
    'has failed often enough',
    { completions: 1, backoffLimit: 1 },
    jobPods(0, 0, 2),
    0,
    'BackoffLimitExceeded',
  ],
  ['may fail once more', { completions: 1, backoffLimit: 1 }, jobPods(0, 0, 1), 0, undefined],
  ['took too long', { completions: 1, activeDeadlineSeconds: 5 }, jobPods(1, 0, 0), 5000, 'DeadlineExceeded'],
  ['has time left', { completions: 1, activeDeadlineSeconds: 5 }, jobPods(1, 0, 0), 4999, undefined],
] as const)('a Job %s', (_, spec, present, ms, reason) => {
  expect(verdictOf(job(spec), present, start + ms)?.reason).toBe(reason);
});

test('restarts in place count as failures of a Job', () => {
  const active = pods(1, { status: { containerStatuses: [{ restartCount: 3 }] } });
  const restarting = job({ backoffLimit: 2, template: { spec: { restartPolicy: 'OnFailure' } } });
  expect(verdictOf(restarting, { ...jobPods(0, 0, 0), active }, start)?.reason).toBe('BackoffLimitExceeded');
});

test('a Job waits twice as long after each failure, counted from the last one', () => {
  const failed = (count: number) =>
    pods(count, { status: { containerStatuses: [{ state: { terminated: { finishedAt: at(0) } } }] } });
  expect([0, 1, 2, 3, 9].map((count) => backoffLeft(failed(count), start))).toEqual([
    0, 10_000, 20_000, 40_000, 600_000,
  ]);
  expect(backoffLeft(failed(1), start + 10_000)).toBe(0);
});

test('indexes are given in order, and not twice', () => {
  const done = pods(1, {
    metadata: meta('p', { annotations: { 'batch.kubernetes.io/job-completion-index': '1' } }),
  });
  expect(freeIndexes(job({ completions: 4 }), { ...jobPods(0, 0, 0), succeeded: done })).toEqual([0, 2, 3]);
  expect(rangesText([5, 0, 2, 1, 7, 8])).toBe('0-2,5,7,8');
});

const claim = (spec: object, annotations = {}) =>
  object<PersistentVolumeClaim>({
    metadata: meta('data', { annotations }),
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } }, ...spec },
  });
const volume = (name: string, spec: object, phase = 'Available') =>
  object<PersistentVolume>({
    metadata: meta(name),
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '5Gi' }, ...spec },
    status: { phase },
  });

test('a claim gets the smallest volume that is free, large enough and of its class', () => {
  const wants = claim({ storageClassName: 'manual' });
  const manual = { storageClassName: 'manual' };
  const found = volumeFor(wants, [
    volume('other-class', {}),
    volume('small', { ...manual, capacity: { storage: '1Gi' } }),
    volume('large', { ...manual, capacity: { storage: '10Gi' } }),
    volume('taken', manual, 'Bound'),
    volume('right', manual),
    volume('read-only', { ...manual, accessModes: ['ReadOnlyMany'], capacity: { storage: '2Gi' } }),
  ]);
  expect(found?.metadata.name).toBe('right');
});

test('a volume that is kept for a claim goes to it alone, and not to a later one of its name', () => {
  const kept = (reference: object) =>
    volume('kept', { claimRef: { namespace: 'shop', name: 'data', ...reference } });
  expect(volumeFor(claim({}), [kept({})])?.metadata.name).toBe('kept');
  expect(volumeFor(claim({}), [kept({ uid: 'earlier' })])).toBeUndefined();
  expect(volumeFor(claim({}), [kept({ name: 'another' })])).toBeUndefined();
});

test('a volume is made as soon as the class is there and the Pod has its node', () => {
  const storage = (fields: object) =>
    object<StorageClass>({ metadata: meta('ebs'), provisioner: 'ebs.csi.aws.com', ...fields });
  const wants = claim({ storageClassName: 'ebs' });
  const reason = (next: ReturnType<typeof provisioningOf>) => (typeof next === 'string' ? next : next.reason);
  expect(reason(provisioningOf(claim({}), undefined, false))).toBe('FailedBinding');
  expect(reason(provisioningOf(wants, undefined, false))).toBe('ProvisioningFailed');
  expect(reason(provisioningOf(wants, storage({}), false))).toBe('make');
  expect(reason(provisioningOf(wants, storage({ provisioner: 'nobody' }), false))).toBe(
    'ExternalProvisioning',
  );
  const late = storage({ volumeBindingMode: 'WaitForFirstConsumer' });
  expect(reason(provisioningOf(wants, late, false))).toBe('WaitForFirstConsumer');
  expect(reason(provisioningOf(wants, late, true))).toBe('scheduler');
  const placed = claim({ storageClassName: 'ebs' }, { 'volume.kubernetes.io/selected-node': 'node-1' });
  expect(reason(provisioningOf(placed, late, true))).toBe('make');
});

const newest = object<ReplicaSet>({ metadata: meta('web-1') });
const deployment = (spec: object, progressing?: object) =>
  object<Deployment>({
    spec,
    status: { conditions: progressing ? [{ type: 'Progressing', status: 'True', ...progressing }] : [] },
  });
const going = {
  reason: 'ReplicaSetUpdated',
  message: 'ReplicaSet "web-1" is progressing.',
  lastUpdateTime: at(0),
};

test.each([
  ['begins', {}, undefined, {}, 'NewReplicaSetCreated'],
  ['goes on to another template', {}, { ...going, message: 'ReplicaSet "web-0"' }, {}, 'ReplicaSetUpdated'],
  ['is complete', {}, going, { complete: true }, 'NewReplicaSetAvailable'],
  ['is paused', { paused: true }, going, {}, 'DeploymentPaused'],
  ['is resumed', {}, { ...going, reason: 'DeploymentPaused' }, {}, 'DeploymentResumed'],
  ['hangs', { progressDeadlineSeconds: 10 }, going, { now: start + 10_000 }, 'ProgressDeadlineExceeded'],
  ['is waited for', { progressDeadlineSeconds: 10 }, going, { now: start + 9_999 }, undefined],
  ['is only scaled', {}, { ...going, reason: 'NewReplicaSetAvailable' }, { progressed: true }, undefined],
] as const)('a rollout that %s', (_, spec, known, seen, reason) => {
  const rollout = { newest, complete: false, progressed: false, now: start, ...seen };
  expect(progressOf(deployment(spec, known), rollout).condition?.reason).toBe(reason);
});

const scaler = (spec: object = {}, status: object = {}) =>
  object<HorizontalPodAutoscaler>({ spec: { minReplicas: 1, maxReplicas: 10, ...spec }, status });
const metric = (ratio: number) => [{ name: 'cpu', ratio, current: {} }] as const;
const later = start + 3_600_000;

test.each([
  ['doubles under double load', 2, 2, 4],
  ['stays within a tenth of the target', 4, 1.09, 4],
  ['shrinks', 4, 0.5, 2],
  ['never goes below one', 2, 0, 1],
  ['never goes beyond its most', 8, 3, 10],
  ['leaves alone what is scaled to nothing', 0, 3, 0],
])('an autoscaler %s', (_, current, ratio, desired) => {
  expect(decide(scaler(), current, metric(ratio), later).desired).toBe(desired);
});

test('an autoscaler shrinks only when fewer have been enough for five minutes', () => {
  const scaled = scaler({}, { lastScaleTime: at(0) });
  expect(decide(scaled, 4, metric(0.5), start + 299_000)).toMatchObject({ desired: 4, waits: true });
  expect(decide(scaled, 4, metric(0.5), start + 300_000)).toMatchObject({ desired: 2, waits: false });
  const hasty = scaler(
    { behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } },
    { lastScaleTime: at(0) },
  );
  expect(decide(hasty, 4, metric(0.5), start + 1000).desired).toBe(2);
});

test('why the size changes is said', () => {
  const why = (current: number, ratio: number, spec: object = {}) => {
    const one = scaler(spec);
    return rescaleReason(decide(one, current, metric(ratio), later), one.spec, 'cpu');
  };
  expect(why(2, 2)).toBe('cpu resource utilization (percentage of request) above target');
  expect(why(4, 0.5)).toBe('All metrics below target');
  expect(why(1, 1, { minReplicas: 3 })).toBe('Current number of replicas below Spec.MinReplicas');
  expect(why(20, 1)).toBe('Current number of replicas above Spec.MaxReplicas');
});

test('utilization is what is used of what is requested; without a request there is none', () => {
  const using = (used: number, requests: object) => ({
    used,
    pod: object<Pod>({
      metadata: meta('web'),
      spec: { containers: [{ name: 'app', resources: { requests } }] },
    }),
  });
  const usages = [using(0.15, { cpu: '100m' }), using(0.05, { cpu: '100m' })];
  expect(metricOf('cpu', { type: 'Utilization', averageUtilization: 50 }, usages)).toEqual({
    name: 'cpu',
    ratio: 2,
    current: { averageUtilization: 100, averageValue: '100m' },
  });
  expect(metricOf('cpu', { type: 'Utilization', averageUtilization: 50 }, [using(0.1, {})])).toBe(
    'failed to get cpu utilization: missing request for cpu in container app of Pod web',
  );
  expect(metricOf('memory', { type: 'AverageValue', averageValue: '100' }, [using(50, {})])).toMatchObject({
    ratio: 0.5,
  });
  expect(metricOf('cpu', { type: 'Utilization', averageUtilization: 50 }, [])).toContain(
    'no metrics returned',
  );
});
