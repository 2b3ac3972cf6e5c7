import type { ApiGroup, ApiResource } from '../data.ts';
import type { RawObject } from '../kube.ts';
import { groupVersion } from './resources.ts';

/** `/api`: the versions of the core group. */
export const apiVersions = (address: string): RawObject => ({
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: address }],
});

export function apiGroup(group: ApiGroup): RawObject {
  const versions = group.versions.map(({ version }) => ({
    groupVersion: groupVersion({ group: group.name, version }),
    version,
  }));
  return { name: group.name, versions, preferredVersion: versions[0] };
}

/** `/apis`: all groups but the core group. */
export const apiGroupList = (groups: readonly ApiGroup[]): RawObject => ({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: groups.filter((group) => group.name !== '').map(apiGroup),
});

export const apiResourceList = (name: string, resources: readonly ApiResource[]): RawObject => ({
  kind: 'APIResourceList',
  ...(name === 'v1' ? {} : { apiVersion: 'v1' }),
  groupVersion: name,
  resources,
});

/** The whole of `/api` or `/apis` in one answer (apidiscovery.k8s.io/v2 or v2beta1). */
export function aggregated(groups: readonly ApiGroup[], version: 'v2' | 'v2beta1'): RawObject {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: groups.map((group) => ({
      metadata: group.name === '' ? {} : { name: group.name },
      versions: group.versions.map((one) => ({
        version: one.version,
        resources: one.resources
          .filter((entry) => !entry.name.includes('/'))
          .map((entry) => discovered(group.name, one.version, entry, one.resources)),
        freshness: 'Current',
      })),
    })),
  };
}

function discovered(
  group: string,
  version: string,
  entry: ApiResource,
  siblings: readonly ApiResource[],
): RawObject {
  const subresources = siblings
    .filter((sibling) => sibling.name.startsWith(`${entry.name}/`))
    .map((sibling) => ({
      subresource: sibling.name.slice(entry.name.length + 1),
      responseKind: kindOf(sibling, group, version),
      verbs: sibling.verbs,
    }));
  return {
    resource: entry.name,
    responseKind: kindOf(entry, group, version),
    scope: entry.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: entry.singularName,
    verbs: entry.verbs,
    ...(entry.shortNames ? { shortNames: entry.shortNames } : {}),
    ...(entry.categories ? { categories: entry.categories } : {}),
    ...(subresources.length > 0 ? { subresources } : {}),
  };
}

const kindOf = (entry: ApiResource, group: string, version: string): RawObject => ({
  group: entry.group ?? group,
  version: entry.version ?? version,
  kind: entry.kind,
});
