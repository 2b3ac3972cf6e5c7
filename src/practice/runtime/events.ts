import type { Cluster } from '../cluster.ts';
import type { Event } from '../kinds.ts';
import { type KubeObject, timestamp } from '../kube.ts';
import type { Store } from '../state/store.ts';

type About = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; uid: string; resourceVersion: string };
};

export type Happening = {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  readonly host?: string | undefined;
  readonly fieldPath?: string | undefined;
};

const keptFor = 3_600_000;

/** How many events there are at most; the API server keeps all of the last hour, however many. */
const most = 5000;

const known = new WeakMap<Store, Map<string, KubeObject>>();

const identityOf = ({ involvedObject, reason, message }: Event): string =>
  [involvedObject?.uid, reason, message, involvedObject?.fieldPath].join('\n');

const seenAt = (event: Event): string => event.lastTimestamp ?? event.metadata.creationTimestamp;

/** Events by what they say of whom, so that the same one is found without a search; the longest unseen come first. */
function eventsOf(store: Store): Map<string, KubeObject> {
  const found = known.get(store);
  if (found !== undefined) return found;
  const made = new Map<string, KubeObject>();
  const sorted = [...store.list<Event>('events')].sort((a, b) => (seenAt(a) < seenAt(b) ? -1 : 1));
  for (const event of sorted) made.set(identityOf(event), event as unknown as KubeObject);
  store.listen(({ resource, type, object }) => {
    if (resource !== 'events') return;
    const identity = identityOf(object as unknown as Event);
    if (type !== 'DELETED' || made.get(identity)?.metadata.uid === object.metadata.uid) made.delete(identity);
    if (type !== 'DELETED') made.set(identity, object);
  });
  known.set(store, made);
  return made;
}

/** Records an event; the same one again only counts up. */
export function recordEvent(about: About, what: Happening, cluster: Cluster): void {
  const { store, clock, chance } = cluster;
  const namespace = about.metadata.namespace ?? 'default';
  const at = timestamp(clock.now());
  const events = eventsOf(store);
  const same = events.get([about.metadata.uid, what.reason, what.message, what.fieldPath].join('\n'));
  const counted =
    same &&
    store.change<Event>('events', same.metadata.namespace, same.metadata.name, (draft) => {
      draft.count = (draft.count ?? 1) + 1;
      draft.lastTimestamp = at;
    });
  if (counted !== undefined) return;
  const name = `${about.metadata.name}.${chance.hex(16)}`;
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name,
      namespace,
      uid: chance.uuid(),
      creationTimestamp: at,
    },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name: about.metadata.name,
      ...(about.metadata.namespace ? { namespace } : {}),
      uid: about.metadata.uid,
      resourceVersion: about.metadata.resourceVersion,
      ...(what.fieldPath ? { fieldPath: what.fieldPath } : {}),
    },
    reason: what.reason,
    message: what.message,
    type: what.type,
    source: { component: what.component, ...(what.host ? { host: what.host } : {}) },
    reportingComponent: what.component,
    reportingInstance: what.host ?? '',
    count: 1,
    firstTimestamp: at,
    lastTimestamp: at,
    eventTime: null,
  };
  store.put('events', event as unknown as KubeObject);
  for (const [, { metadata }] of events) {
    if (events.size <= most) break;
    store.remove('events', metadata.namespace, metadata.name);
  }
}

/** Events go after an hour. */
export function dropOldEvents({ store, clock }: Cluster): void {
  const limit = timestamp(clock.now() - keptFor);
  for (const event of store.list<Event>('events'))
    if (seenAt(event) < limit) store.remove('events', event.metadata.namespace, event.metadata.name);
}
