import type { Cluster } from '../cluster.ts';
import { isRecord, type KubeObject } from '../kube.ts';
import { parseLabelQuery } from '../selector.ts';
import { badRequest } from './api-error.ts';
import { continueAfter, listOptionsOf } from './list-options.ts';
import type { Resource } from './resources.ts';

export type Page = {
  readonly items: readonly KubeObject[];
  readonly continue?: string;
  readonly remaining?: number;
};

const value = (object: KubeObject, path: string): string => {
  let at: unknown = object;
  for (const step of path.split('.')) at = isRecord(at) ? at[step] : undefined;
  return at === undefined || at === null ? '' : String(at);
};

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
  'replicasets.apps': ['status.replicas'],
  'jobs.batch': ['status.successful'],
};

function fieldQuery(text: string, resource: Resource): (object: KubeObject) => boolean {
  const own = fieldsOf[resource.key] ?? resource.custom?.selectable;
  const known = ['metadata.name', 'metadata.namespace', ...(own ?? [])];
  const tests = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
      if (match === null) throw badRequest(`invalid selector: '${text}'; can't understand '${part}'`);
      const [, path = '', operator, wanted] = match;
      if (!known.includes(path))
        throw badRequest(
          own === undefined
            ? `"${path}" is not a known field selector: only "metadata.name", "metadata.namespace"`
            : `field label not supported: ${path}`,
        );
      return (object: KubeObject) => {
        const seen = path === 'source' ? value(object, 'source.component') : value(object, path);
        const plain = seen === '' && path === 'spec.unschedulable' ? 'false' : seen;
        return operator === '!=' ? plain !== wanted : plain === wanted;
      };
    });
  return (object) => tests.every((test) => test(object));
}

/** Label and field selectors of a request as one test. Throws an ApiError. */
export function selectionOf(query: URLSearchParams, resource: Resource): (object: KubeObject) => boolean {
  const fields = fieldQuery(query.get('fieldSelector') ?? '', resource);
  const text = query.get('labelSelector') ?? '';
  let labels: (of: Record<string, string> | undefined) => boolean;
  try {
    labels = parseLabelQuery(text);
  } catch (error) {
    throw badRequest(
      `unable to parse requirement: ${(error as Error).message}`.replace(
        /^(unable to parse requirement: ){2}/,
        '$1',
      ),
    );
  }
  return (object) => labels(object.metadata.labels) && fields(object);
}

/** One page of a list; `continue` names the last object shown and the revision of the list. */
export function pageOf(
  query: URLSearchParams,
  resource: Resource,
  namespace: string | undefined,
  cluster: Cluster,
): Page {
  const matches = selectionOf(query, resource);
  const all = cluster.store.list(resource.key, namespace).filter(matches);
  const selected = Boolean(query.get('labelSelector') || query.get('fieldSelector'));
  const { limit, from } = listOptionsOf(query);
  const start = from === undefined ? 0 : all.findIndex((object) => keyOf(object) > from);
  const rest = start < 0 ? [] : all.slice(start);
  if (!(limit > 0) || rest.length <= limit) return { items: rest };
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    ...(last ? { continue: continueAfter(keyOf(last)) } : {}),
    // How many more there are is said only where nothing had to be looked at for it.
    ...(selected ? {} : { remaining: rest.length - limit }),
  };
}

const keyOf = (object: KubeObject): string => `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
