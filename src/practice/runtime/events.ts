import type { Cluster } from '../cluster.ts';
import type { Event } from '../kinds.ts';
import { type KubeObject, timestamp } from '../kube.ts';

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

/** Records an event; the same one again only counts up. */
export function recordEvent(about: About, what: Happening, cluster: Cluster): void {
  const { store, clock, chance } = cluster;
  const namespace = about.metadata.namespace ?? 'default';
  const at = timestamp(clock.now());
  const same = store
    .list<Event>('events', namespace)
    .find(
      (one) =>
        one.involvedObject.uid === about.metadata.uid &&
        one.reason === what.reason &&
        one.message === what.message &&
        one.involvedObject.fieldPath === what.fieldPath,
    );
  if (same !== undefined) {
    store.change<Event>('events', namespace, same.metadata.name, (draft) => {
      draft.count = (draft.count ?? 1) + 1;
      draft.lastTimestamp = at;
    });
    return;
  }
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${about.metadata.name}.${chance.hex(16)}`,
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
