import type { ApiData, ApiGroup, ApiResource, Column, Schema, Schemas } from '../data.ts';

/** One resource in one version: all that a request to it needs to know. */
export type Resource = {
  readonly group: string;
  readonly version: string;
  /** Plural, e.g. `deployments`. */
  readonly name: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** Subresource entries of discovery, e.g. `deployments/scale`. */
  readonly subresources: readonly ApiResource[];
  readonly entry: ApiResource;
  /** Where its objects are kept: plural and group. */
  readonly key: string;
  /** Name of its schema; `undefined` for kinds from a CustomResourceDefinition. */
  readonly type: string | undefined;
  readonly columns: readonly Column[] | undefined;
  /** Of a CustomResourceDefinition's version. */
  readonly custom: CustomVersion | undefined;
};

export type CustomVersion = {
  readonly schema: Schema | undefined;
  readonly status: boolean;
  readonly scale:
    | { specReplicasPath: string; statusReplicasPath: string; labelSelectorPath?: string }
    | undefined;
  readonly storageVersion: string;
  /** Paths of fields that lists can be chosen by. */
  readonly selectable: readonly string[];
  /** What to say to those who use this version. */
  readonly deprecation: string | undefined;
  readonly printer: readonly { name: string; type: string; jsonPath: string; priority?: number }[];
};

export const groupVersion = (of: { readonly group: string; readonly version: string }): string =>
  of.group === '' ? of.version : `${of.group}/${of.version}`;

export const basePath = (of: { readonly group: string; readonly version: string }): string =>
  of.group === '' ? `/api/${of.version}` : `/apis/${of.group}/${of.version}`;

type KindOf = { group: string; version: string; kind: string };

/** Everything the server serves, by path and by kind. */
export class Resources {
  private readonly builtIn: readonly ApiGroup[];
  private readonly byPath = new Map<string, Resource>();
  private readonly byKind = new Map<string, Resource>();
  private readonly types = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private custom: readonly ApiGroup[] = [];
  private customKeys: string[] = [];

  constructor(api: ApiData, shapes: Schemas, extra: readonly ApiGroup[]) {
    for (const [name, schema] of Object.entries(shapes)) {
      const kinds = (schema['x-kubernetes-group-version-kind'] ?? []) as readonly KindOf[];
      for (const kind of kinds) this.types.set(`${groupVersion(kind)} ${kind.kind}`, name);
    }
    this.builtIn = [...api.groups, ...extra];
    for (const group of this.builtIn)
      for (const { version, resources } of group.versions)
        for (const entry of resources) {
          if (entry.name.includes('/')) continue;
          const columns = api.columns[`${basePath({ group: group.name, version })} ${entry.name}`];
          this.add(describe(group.name, version, entry, resources, this.types, columns, undefined));
        }
  }

  /** The JSON of what is said of all resources, made once until they change. */
  said(what: string, make: () => unknown): string {
    const known = this.texts.get(what);
    if (known !== undefined) return known;
    const text = JSON.stringify(make());
    this.texts.set(what, text);
    return text;
  }

  /** Groups in the server's order, with those of CustomResourceDefinitions at the end. */
  groups(): readonly ApiGroup[] {
    const known = new Set(this.builtIn.map((group) => group.name));
    return [...this.builtIn, ...this.custom.filter((group) => !known.has(group.name))];
  }

  all(): readonly Resource[] {
    return [...this.byPath.values()];
  }

  find(group: string, version: string, name: string): Resource | undefined {
    return this.byPath.get(`${groupVersion({ group, version })} ${name}`);
  }

  ofKind(apiVersion: string, kind: string): Resource | undefined {
    return this.byKind.get(`${apiVersion} ${kind}`);
  }

  /** The resource of a store key in the version its objects are kept in. */
  ofKey(key: string): Resource | undefined {
    for (const resource of this.byPath.values())
      if (resource.key === key && isStored(resource)) return resource;
    return undefined;
  }

  /** The schema name of a kind. */
  typeOf(apiVersion: string, kind: string): string | undefined {
    return this.types.get(`${apiVersion} ${kind}`);
  }

  /** Replaces what CustomResourceDefinitions define. */
  define(groups: readonly ApiGroup[], versions: ReadonlyMap<string, CustomVersion>): void {
    for (const key of this.customKeys) {
      const old = this.byPath.get(key);
      this.byPath.delete(key);
      if (old) this.byKind.delete(`${groupVersion(old)} ${old.kind}`);
    }
    this.customKeys = [];
    this.texts.clear();
    this.custom = groups;
    for (const group of groups)
      for (const { version, resources } of group.versions)
        for (const entry of resources) {
          if (entry.name.includes('/')) continue;
          const custom = versions.get(`${group.name}/${version} ${entry.name}`);
          const made = describe(group.name, version, entry, resources, this.types, undefined, custom);
          this.add(made);
          this.customKeys.push(`${groupVersion(made)} ${made.name}`);
        }
  }

  private add(resource: Resource): void {
    this.byPath.set(`${groupVersion(resource)} ${resource.name}`, resource);
    const kind = `${groupVersion(resource)} ${resource.kind}`;
    if (!this.byKind.has(kind)) this.byKind.set(kind, resource);
  }
}

/** Kinds served in two versions are kept in one of them. */
export const isStored = (resource: Resource): boolean =>
  resource.custom !== undefined
    ? resource.custom.storageVersion === resource.version
    : !(
        (resource.group === 'autoscaling' && resource.version === 'v1') ||
        (resource.group === 'events.k8s.io' && resource.name === 'events')
      );

function describe(
  group: string,
  version: string,
  entry: ApiResource,
  siblings: readonly ApiResource[],
  types: ReadonlyMap<string, string>,
  columns: readonly Column[] | undefined,
  custom: CustomVersion | undefined,
): Resource {
  const sharedEvents = group === 'events.k8s.io' && entry.name === 'events';
  return {
    group,
    version,
    name: entry.name,
    singular: entry.singularName,
    kind: entry.kind,
    namespaced: entry.namespaced,
    verbs: entry.verbs,
    shortNames: entry.shortNames ?? [],
    categories: entry.categories ?? [],
    subresources: siblings.filter((sibling) => sibling.name.startsWith(`${entry.name}/`)),
    entry,
    key: group === '' || sharedEvents ? entry.name : `${entry.name}.${group}`,
    type: types.get(`${groupVersion({ group, version })} ${entry.kind}`),
    columns,
    custom,
  };
}
