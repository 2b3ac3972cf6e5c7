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

const known = new WeakMap<Store, Map<string, string>>();

/** Names of events by what they say of whom, so that the same one is found without a search. */
function namesOf(store: Store): Map<string, string> {
  const found = known.get(store);
  if (found !== undefined) return found;
  const made = new Map(
    store
      .list<Event>('events')
      .map((one) => [
        [one.involvedObject.uid, one.reason, one.message, one.involvedObject.fieldPath].join('\n'),
        one.metadata.name,
      ]),
  );
  store.listen(({ resource, type, object }) => {
    if (resource !== 'events' || type !== 'DELETED') return;
    const { involvedObject, reason, message } = object as unknown as Event;
    made.delete([involvedObject.uid, reason, message, involvedObject.fieldPath].join('\n'));
  });
  known.set(store, made);
  return made;
}

/** Records an event; the same one again only counts up. */
export function recordEvent(about: About, what: Happening, cluster: Cluster): void {
  const { store, clock, chance } = cluster;
  const namespace = about.metadata.namespace ?? 'default';
  const at = timestamp(clock.now());
  const names = namesOf(store);
  const identity = [about.metadata.uid, what.reason, what.message, what.fieldPath].join('\n');
  const same = store.get<Event>('events', namespace, names.get(identity) ?? '');
  if (same !== undefined) {
    store.change<Event>('events', namespace, same.metadata.name, (draft) => {
      draft.count = (draft.count ?? 1) + 1;
      draft.lastTimestamp = at;
    });
    return;
  }
  const name = `${about.metadata.name}.${chance.hex(16)}`;
  names.set(identity, name);
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
}

/** Events go after an hour. */
export function dropOldEvents({ store, clock }: Cluster): void {
  const limit = timestamp(clock.now() - keptFor);
  for (const event of store.list<Event>('events'))
    if ((event.lastTimestamp ?? event.metadata.creationTimestamp) < limit)
      store.remove('events', event.metadata.namespace, event.metadata.name);
}
