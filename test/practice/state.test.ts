import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Journal } from '../../src/practice/state/journal.ts';
import { Store } from '../../src/practice/state/store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const object = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    resourceVersion: '',
    creationTimestamp: '2026-01-01T00:00:00Z',
  },
});

const names = (store: Store) => store.list('configmaps').map((one) => one.metadata.name);

test('a process that was killed finds every write again, and goes on counting', () => {
  const store = new Store();
  new Journal(folder, store);
  store.put('configmaps', object('a'));
  store.put('configmaps', object('b'));
  store.remove('configmaps', 'default', 'a');
  const again = new Store();
  new Journal(folder, again);
  expect(names(again)).toEqual(['b']);
  expect(again.revision).toBe(store.revision);
});

test('a line that was cut off in the middle is the end, not a failure', () => {
  const store = new Store();
  new Journal(folder, store);
  store.put('configmaps', object('whole'));
  appendFileSync(join(folder, 'journal.jsonl'), '{"v":99,"t":"P","r":"configmaps","o":{"api');
  const again = new Store();
  new Journal(folder, again);
  expect(names(again)).toEqual(['whole']);
});

test('what is written after a line that was cut off is found again', () => {
  const store = new Store();
  new Journal(folder, store);
  store.put('configmaps', object('whole'));
  appendFileSync(join(folder, 'journal.jsonl'), '{"v":99,"t":"P","r":"configmaps","o":{"api');
  const again = new Store();
  new Journal(folder, again);
  again.put('configmaps', object('after'));
  const third = new Store();
  new Journal(folder, third);
  expect(names(third)).toEqual(['after', 'whole']);
});

test('a journal that has grown long is folded into the snapshot, so that starting stays quick', () => {
  const store = new Store();
  new Journal(folder, store);
  const bulky = { ...object('bulky'), data: { text: 'x'.repeat(2 ** 20) } };
  for (let count = 0; count < 12; count++) store.put('configmaps', bulky);
  expect(statSync(join(folder, 'journal.jsonl')).size).toBeLessThan(7 * 2 ** 20);
  const again = new Store();
  new Journal(folder, again);
  expect([names(again), again.revision]).toEqual([['bulky'], store.revision]);
});

test('compacting keeps everything and empties the journal', () => {
  const store = new Store();
  const journal = new Journal(folder, store);
  store.put('configmaps', object('kept'));
  journal.compact();
  store.put('configmaps', object('later'));
  const again = new Store();
  new Journal(folder, again);
  expect(names(again)).toEqual(['kept', 'later']);
});

test('a watch can go back as far as is remembered, and no further', () => {
  const store = new Store();
  const first = store.put('configmaps', object('a'));
  store.put('configmaps', object('b'));
  const since = store.since(Number(first.metadata.resourceVersion));
  expect(since?.map((change) => change.object.metadata.name)).toEqual(['b']);
  expect(store.since(0)).toBeUndefined();
});

test('of a hundred thousand writes it remembers the last ten thousand, and hardly more', () => {
  const store = new Store();
  for (let count = 0; count < 100_000; count++) store.put('configmaps', object('a'));
  expect(store.since(store.revision - 10_000)).toHaveLength(10_000);
  expect(store.since(store.revision - 11_001)).toBeUndefined();
});

test('it remembers less when what was replaced is large, so that a large object may be written for ever', () => {
  const store = new Store();
  const large = (count: number) => ({ ...object('large'), data: { text: `${count}`.padEnd(2 ** 20, 'x') } });
  for (let count = 0; count < 100; count++) store.put('configmaps', large(count));
  expect(store.since(store.revision - 5)).toHaveLength(5);
  expect(store.since(store.revision - 9)).toBeUndefined();
});

test('it remembers no more of large objects that were deleted', () => {
  const store = new Store();
  for (let count = 0; count < 100; count++) {
    store.put('configmaps', { ...object('large'), data: { text: 'x'.repeat(2 ** 20) } });
    store.remove('configmaps', 'default', 'large');
  }
  expect(store.since(store.revision - 10)).toHaveLength(10);
  expect(store.since(store.revision - 18)).toBeUndefined();
});

test('versions of an object share what did not change', () => {
  type Pod = { spec: object; status: { phase: string; podIPs: object[] } };
  const store = new Store();
  const pod = () => store.get<Pod>('pods', 'default', 'a') as Pod;
  store.put('pods', { ...object('a'), spec: { containers: [{ name: 'web' }] }, status: {} });
  const first = pod();
  store.change<Pod>('pods', 'default', 'a', (draft) => {
    draft.status = { phase: 'Running', podIPs: [{ ip: '10.0.0.1' }] };
  });
  const second = pod();
  expect([first.status, second.spec === first.spec]).toEqual([{}, true]);
  const sent = JSON.parse(JSON.stringify(second));
  sent.status.phase = 'Failed';
  store.put('pods', sent);
  const third = pod();
  expect(third).toMatchObject({ spec: first.spec, status: { ...second.status, phase: 'Failed' } });
  expect(third.spec).toBe(first.spec);
  expect(third.status.podIPs).toBe(second.status.podIPs);
  expect(second.status.phase).toBe('Running');
});

test('a change that changes nothing writes nothing, and one that only takes away is a write', () => {
  const store = new Store();
  store.put('configmaps', { ...object('a'), data: { one: '1', two: ['x', 'y'] } });
  const before = store.revision;
  store.change<{ data: object }>('configmaps', 'default', 'a', (draft) => {
    draft.data = { two: ['x', 'y'], one: '1' };
  });
  expect(store.revision).toBe(before);
  const shorter = store.change<{ data: object }>('configmaps', 'default', 'a', (draft) => {
    draft.data = { one: '1', two: ['x'] };
  });
  expect(shorter?.data).toEqual({ one: '1', two: ['x'] });
  const fewer = store.change<{ data: object }>('configmaps', 'default', 'a', (draft) => {
    draft.data = { two: ['x'] };
  });
  expect(fewer?.data).toEqual({ two: ['x'] });
  expect(store.revision).toBe(before + 2);
});
