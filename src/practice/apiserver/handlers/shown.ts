import type { Cluster } from '../../cluster.ts';
import type { KubeObject, RawObject } from '../../kube.ts';
import { toVersion } from '../conversion.ts';
import { groupVersion, type Resource } from '../resources.ts';
import { tableOf } from '../tables/table.ts';

/** How a client wants objects: whole, as a table, or only their metadata. */
export type Shown = 'object' | 'table' | 'partial';

/** The first form of the Accept header that we have. */
export function shownAs(accept: string): Shown {
  for (const part of accept.split(',')) {
    const form = /;\s*as=(\w+)/.exec(part)?.[1];
    if (form === 'Table') return 'table';
    if (form?.startsWith('PartialObjectMetadata')) return 'partial';
    if (form === undefined && part.includes('json')) return 'object';
  }
  return 'object';
}

const partialOf = (object: KubeObject): RawObject => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: object.metadata,
});

export const includeOf = (query: URLSearchParams): 'None' | 'Metadata' | 'Object' => {
  const given = query.get('includeObject');
  return given === 'None' || given === 'Object' ? given : 'Metadata';
};

export function showOne(
  object: KubeObject,
  resource: Resource,
  shown: Shown,
  query: URLSearchParams,
  cluster: Cluster,
  columns = true,
): RawObject {
  if (shown === 'table') {
    const metadata = { resourceVersion: object.metadata.resourceVersion };
    return tableOf(resource, [object], metadata, includeOf(query), cluster.clock.now(), columns);
  }
  return shown === 'partial' ? partialOf(object) : toVersion(resource, object);
}

export function showList(
  objects: readonly KubeObject[],
  resource: Resource,
  metadata: RawObject,
  shown: Shown,
  query: URLSearchParams,
  cluster: Cluster,
): RawObject {
  if (shown === 'table') return tableOf(resource, objects, metadata, includeOf(query), cluster.clock.now());
  if (shown === 'partial')
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
      items: objects.map(partialOf),
    };
  const built = resource.custom === undefined;
  return {
    kind: `${resource.kind}List`,
    apiVersion: groupVersion(resource),
    metadata,
    // Typed lists leave out what their kind already says.
    items: objects.map((object) => {
      const one = toVersion(resource, object);
      if (!built) return one;
      const { kind: _, apiVersion: __, ...rest } = one;
      return rest;
    }),
  };
}
