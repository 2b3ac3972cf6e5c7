import { expect, test } from 'vitest';
import { seededChance } from '../../src/practice/chance.ts';
import { SteppedClock } from '../../src/practice/clock.ts';
import type { Cluster } from '../../src/practice/cluster.ts';
import type { Event } from '../../src/practice/kinds.ts';
import { Dependants } from '../../src/practice/runtime/controllers/dependants.ts';
import { dropOldEvents, recordEvent } from '../../src/practice/runtime/events.ts';
import { ContainerLog } from '../../src/practice/runtime/kubelet/log.ts';
import { Store } from '../../src/practice/state/store.ts';

const cluster = () =>
  ({ store: new Store(), clock: new SteppedClock(0), chance: seededChance(1) }) as unknown as Cluster & {
    clock: SteppedClock;
  };

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'default',
    uid: `uid-${name}`,
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T00:00:00Z',
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'uid-web' }],
  },
});

const started = {
  type: 'Normal',
  reason: 'Started',
  message: 'Container started',
  component: 'kubelet',
} as const;

const eventsOf = ({ store }: Cluster): readonly Event[] => store.list<Event>('events');

test('of more events than 5,000 those go that were seen longest ago', () => {
  const all = cluster();
  recordEvent(pod('often'), started, all);
  for (let count = 0; count < 6000; count++) {
    recordEvent(pod(`pod-${count}`), started, all);
    if (count % 1000 === 0) recordEvent(pod('often'), started, all);
  }
  const events = eventsOf(all);
  expect(events).toHaveLength(5000);
  const about = new Set(events.map((one) => one.involvedObject.name));
  expect([about.has('pod-5999'), about.has('pod-0')]).toEqual([true, false]);
  expect(events.find((one) => one.involvedObject.name === 'often')?.count).toBe(7);
});

test('an event goes an hour after it was last seen, and is a new one then', async () => {
  const all = cluster();
  recordEvent(pod('web'), started, all);
  await all.clock.advance(3_000_000);
  recordEvent(pod('web'), started, all);
  await all.clock.advance(3_000_000);
  dropOldEvents(all);
  expect(eventsOf(all).map(({ count }) => count)).toEqual([2]);
  await all.clock.advance(1_000_000);
  dropOldEvents(all);
  expect(eventsOf(all)).toEqual([]);
  recordEvent(pod('web'), started, all);
  expect(eventsOf(all).map(({ count }) => count)).toEqual([1]);
});

test('an event that somebody deleted is recorded again', () => {
  const all = cluster();
  recordEvent(pod('web'), started, all);
  const [event] = eventsOf(all);
  all.store.remove('events', 'default', event?.metadata.name ?? '');
  recordEvent(pod('web'), started, all);
  expect(eventsOf(all).map(({ count }) => count)).toEqual([1]);
});

test('Pods that come and go leave nothing with their ReplicaSet', () => {
  const dependants = new Dependants();
  for (let count = 0; count < 1000; count++) {
    dependants.add('pods', pod(`pod-${count}`));
    if (count >= 3) dependants.remove('pods', pod(`pod-${count - 3}`));
  }
  expect([...dependants.of('uid-web')]).toEqual([997, 998, 999].map((count) => `pods default/pod-${count}`));
  expect(dependants.size).toBe(3);
});

test('a container that writes much keeps the end of its log', () => {
  const log = new ContainerLog(() => 0);
  for (let count = 0; count < 100_000; count++) log.write(`${count}\n`);
  expect(log.all().length).toBeLessThanOrEqual(4000);
  expect(log.all().at(-1)?.text).toBe('99999');
  for (let count = 0; count < 100; count++) log.write(`${'x'.repeat(50_000)}${count}\n`);
  const kept = log.all();
  expect(kept.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(256 * 1024);
  expect(kept.at(-1)?.text.endsWith('x99')).toBe(true);
});

test('a line longer than all that may be kept is still there', () => {
  const log = new ContainerLog(() => 0);
  log.write(`${'x'.repeat(300_000)}\n`);
  expect(log.all().map(({ text }) => text.length)).toEqual([300_000]);
});
