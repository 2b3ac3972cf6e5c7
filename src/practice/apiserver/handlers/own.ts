import type { Node, Pod } from '../../kinds.ts';
import type { PracticeStatus } from '../../practice-status.ts';
import { noSuchPath, notAllowed } from '../api-error.ts';
import { type Answer, type ApiRequest, ok, type Server } from '../request.ts';
import { serverVersion } from './paths.ts';

/** What the practice cluster says of itself, and what its own commands ask of it. Throws an ApiError. */
export function handleOwn({ path, method }: ApiRequest, server: Server): Answer {
  if (path === '/practice/compact') {
    if (method !== 'POST') throw notAllowed();
    server.compact();
    return ok({});
  }
  if (path !== '/practice/status') throw noSuchPath();
  return ok({ ...statusOf(server) });
}

/** What a running cluster says of itself; the moment it began is in its file. */
export function statusOf(server: Server): Omit<PracticeStatus, 'since'> {
  const { store } = server.cluster;
  const nodes = store.list<Node>('nodes');
  const ready = nodes.filter((node) =>
    node.status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True'),
  );
  const pods = store.list<Pod>('pods');
  const idleLeft = server.idleLeft();
  return {
    version: serverVersion(server),
    server: `https://${server.address()}`,
    nodes: nodes.length,
    readyNodes: ready.length,
    pods: pods.length,
    namespaces: new Set(pods.map((pod) => pod.metadata.namespace)).size,
    pid: process.pid,
    memory: process.memoryUsage.rss(),
    ...(idleLeft === undefined ? {} : { idleLeft }),
  };
}
