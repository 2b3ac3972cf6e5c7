import type { ServerResponse } from 'node:http';
import type { Cluster } from '../cluster.ts';
import type { KubeObject, RawObject } from '../kube.ts';
import type { Change } from '../state/store.ts';
import { gone } from './api-error.ts';
import { groupVersion, type Resource } from './resources.ts';

export type Watching = {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly matches: (object: KubeObject) => boolean;
  /** The object as the client wants it: in its version, or as a table. */
  readonly shown: (object: KubeObject, first: boolean) => RawObject;
  readonly since: string;
  readonly initialEvents: boolean;
  readonly bookmarks: boolean;
  /** Milliseconds until the server ends the watch. */
  readonly timeout: number;
};

/** How much may wait for a client that does not read, in bytes. */
const unread = 8 * 2 ** 20;

/** The last object told and its text: all who watch the same are told one after the other. */
let told: { readonly object: RawObject; readonly text: string } | undefined;

function textOf(object: RawObject): string {
  if (told?.object !== object) told = { object, text: JSON.stringify(object) };
  return told.text;
}

/** Streams changes as lines of JSON until the client leaves or the time is up. */
export function watch(response: ServerResponse, what: Watching, cluster: Cluster): void {
  const { resource, namespace } = what;
  const fresh = what.initialEvents || what.since === '' || what.since === '0';
  const start = fresh ? undefined : Number(what.since);
  const past = start === undefined ? [] : cluster.store.since(start);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  if (past === undefined) {
    const expired = gone(`too old resource version: ${what.since} (${cluster.store.revision})`);
    response.end(`${JSON.stringify({ type: 'ERROR', object: expired.status() })}\n`);
    return;
  }
  let first = true;
  let allowed = Number.POSITIVE_INFINITY;
  const send = (type: string, object: KubeObject) => {
    // Who does not read is not waited for: they may begin again from what they saw last.
    if (response.writableLength > allowed) return void response.destroy();
    response.write(`{"type":"${type}","object":${textOf(what.shown(object, first))}}\n`);
    first = false;
  };
  const tell = (change: Change) => {
    if (change.resource !== resource.key) return;
    if (namespace !== undefined && change.object.metadata.namespace !== namespace) return;
    const type = typeFor(change, what.matches);
    if (type !== undefined) send(type, change.object);
  };
  const bookmark = (annotations?: Record<string, string>) => {
    const metadata = {
      resourceVersion: String(cluster.store.revision),
      creationTimestamp: null,
      ...(annotations ? { annotations } : {}),
    };
    const object = { kind: resource.kind, apiVersion: groupVersion(resource), metadata };
    response.write(`${JSON.stringify({ type: 'BOOKMARK', object })}\n`);
  };
  if (start === undefined)
    for (const object of cluster.store.list(resource.key, namespace))
      if (what.matches(object)) send('ADDED', object);
  for (const change of past) tell(change);
  // What there is already is told in one go, however much it is.
  allowed = response.writableLength + unread;
  if (what.initialEvents) bookmark({ 'k8s.io/initial-events-end': 'true' });
  const stop = cluster.store.listen(tell);
  const timer = setTimeout(() => response.end(), what.timeout);
  const beat = what.bookmarks ? setInterval(bookmark, 60_000) : undefined;
  response.once('close', () => {
    stop();
    clearTimeout(timer);
    clearInterval(beat);
  });
}

/** What a change is to someone who sees only what matches. */
function typeFor(
  { type, object, before }: Change,
  matches: (object: KubeObject) => boolean,
): string | undefined {
  const now = type !== 'DELETED' && matches(object);
  const earlier = before !== undefined && matches(before);
  if (now) return earlier ? 'MODIFIED' : 'ADDED';
  return earlier ? 'DELETED' : undefined;
}
