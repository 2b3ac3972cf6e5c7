import type { ServerResponse } from 'node:http';
import type { Cluster } from '../cluster.ts';
import type { KubeObject, RawObject } from '../kube.ts';
import type { Change, Store } from '../state/store.ts';
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

/** The last object told and its text: all who watch the same are told one after the other. */
let told: { readonly object: RawObject; readonly text: string } | undefined;

function textOf(object: RawObject): string {
  if (told?.object !== object) told = { object, text: JSON.stringify(object) };
  return told.text;
}

/**
 * Streams changes as lines of JSON until the client leaves or the time is up. It is told as quickly as it reads: what
 * waits for it is the history, not a copy, and who falls behind that has to list again.
 */
export function watch(response: ServerResponse, what: Watching, { store }: Cluster): void {
  const lines = linesFor(what, store);
  let isOver = false;
  const go = () => {
    while (!response.writableNeedDrain && !response.destroyed) {
      const { value, done } = lines.next();
      if (done || (isOver && value === undefined)) return void response.end();
      if (value === undefined) return;
      response.write(value);
    }
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  go();
  const stop = store.listen(go);
  response.on('drain', go);
  const timer = setTimeout(() => {
    isOver = true;
    go();
  }, what.timeout);
  // Who still has something to read has not come as far as a bookmark says.
  const mark = () => response.writableNeedDrain || response.write(bookmark(what, store.revision));
  const beat = what.bookmarks ? setInterval(mark, 60_000) : undefined;
  response.once('close', () => {
    stop();
    clearTimeout(timer);
    clearInterval(beat);
  });
}

/** What a watcher is told, line by line; `undefined` when there is nothing more for now. */
function* linesFor(what: Watching, store: Store): Generator<string | undefined, void> {
  let first = true;
  const line = (type: string, object: KubeObject): string => {
    const text = textOf(what.shown(object, first));
    first = false;
    return `{"type":"${type}","object":${text}}\n`;
  };
  const fresh = what.initialEvents || what.since === '' || what.since === '0';
  let seen = fresh ? store.revision : Number(what.since);
  if (fresh)
    for (const object of store.list(what.resource.key, what.namespace))
      if (what.matches(object)) yield line('ADDED', object);
  if (what.initialEvents) yield bookmark(what, seen, { 'k8s.io/initial-events-end': 'true' });
  for (;;) {
    const changes = store.since(seen);
    if (changes === undefined) {
      const expired = gone(`too old resource version: ${seen} (${store.revision})`);
      yield `${JSON.stringify({ type: 'ERROR', object: expired.status() })}\n`;
      return;
    }
    for (const change of changes) {
      seen = change.revision;
      const type = isSeen(change, what) ? typeFor(change, what.matches) : undefined;
      if (type !== undefined) yield line(type, change.object);
    }
    if (changes.length > 0) continue;
    seen = store.revision;
    yield undefined;
  }
}

const isSeen = ({ resource, object }: Change, what: Watching): boolean =>
  resource === what.resource.key &&
  (what.namespace === undefined || object.metadata.namespace === what.namespace);

function bookmark(
  { resource }: Watching,
  revision: number,
  annotations?: Readonly<Record<string, string>>,
): string {
  const metadata = {
    resourceVersion: String(revision),
    creationTimestamp: null,
    ...(annotations ? { annotations } : {}),
  };
  const object = { kind: resource.kind, apiVersion: groupVersion(resource), metadata };
  return `${JSON.stringify({ type: 'BOOKMARK', object })}\n`;
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
