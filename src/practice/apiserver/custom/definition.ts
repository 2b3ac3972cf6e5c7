import type { Cluster } from '../../cluster.ts';
import type { ApiGroup, ApiResource, Schema } from '../../data.ts';
import type { CustomResourceDefinition } from '../../kinds.ts';
import { type KubeObject, timestamp } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import type { Strategy } from '../registry/strategy.ts';
import type { CustomVersion, Resources } from '../resources.ts';
import { Causes } from '../validation/causes.ts';

const key = 'customresourcedefinitions.apiextensions.k8s.io';
const as = (object: KubeObject): CustomResourceDefinition => object as unknown as CustomResourceDefinition;
const verbs = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];

function defaults(draft: KubeObject): void {
  const { spec } = as(draft);
  spec.versions ??= [];
  spec.conversion ??= { strategy: 'None' };
  if (spec.names) {
    spec.names.singular ||= spec.names.kind?.toLowerCase() ?? '';
    spec.names.listKind ||= `${spec.names.kind}List`;
  }
}

function prepareCreate(draft: KubeObject, cluster: Cluster): void {
  const { spec } = as(draft);
  const at = timestamp(cluster.clock.now());
  const condition = (type: string, reason: string, message: string) => ({
    lastTransitionTime: at,
    message,
    reason,
    status: 'True',
    type,
  });
  draft['status'] = {
    acceptedNames: { ...spec.names },
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
    ],
    storedVersions: spec.versions.filter((one) => one.storage).map((one) => one.name),
  };
}

function validate(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  const { spec, metadata } = as(object);
  const name = `${spec.names?.plural}.${spec.group}`;
  if (metadata.name !== name)
    causes.invalid('metadata.name', metadata.name, `must be spec.names.plural+"."+spec.group`);
  if (!spec.group) causes.required('spec.group');
  if (!spec.names?.plural) causes.required('spec.names.plural');
  if (!spec.names?.kind) causes.required('spec.names.kind');
  if (!['Cluster', 'Namespaced'].includes(spec.scope))
    causes.unsupported('spec.scope', spec.scope ?? '', ['Cluster', 'Namespaced']);
  for (const [index, version] of (spec.versions ?? []).entries())
    if (version.schema?.openAPIV3Schema === undefined)
      causes.required(`spec.versions[${index}].schema.openAPIV3Schema`);
  if ((spec.versions ?? []).filter((one) => one.storage).length !== 1) {
    causes.invalid(
      'spec.versions',
      goVersions(spec.versions),
      'must have exactly one version marked as storage version',
    );
    causes.invalid('status.storedVersions', null, 'must have at least one stored version');
  }
  if (before !== undefined) validateUnchanged(spec, as(before).spec, causes);
  return causes.list;
}

/** What objects already stored depend on. */
function validateUnchanged(
  spec: CustomResourceDefinition['spec'],
  old: CustomResourceDefinition['spec'],
  causes: Causes,
): void {
  if (spec.scope !== old.scope) causes.invalid('spec.scope', spec.scope, 'field is immutable');
  if (spec.names?.kind !== old.names.kind)
    causes.invalid('spec.names.kind', spec.names?.kind, 'field is immutable');
  if (spec.group !== old.group) causes.invalid('spec.group', spec.group, 'field is immutable');
}

/** Versions as Go shows its own struct of them. */
const goVersions = (versions: CustomResourceDefinition['spec']['versions'] | undefined) =>
  (versions ?? []).map((one) => ({
    Name: one.name,
    Served: one.served,
    Storage: one.storage,
    Deprecated: one.deprecated ?? false,
    DeprecationWarning: one.deprecationWarning ?? null,
    Schema: one.schema ?? null,
    Subresources: one.subresources ?? null,
    AdditionalPrinterColumns: one.additionalPrinterColumns ?? null,
    SelectableFields: one.selectableFields ?? null,
  }));

export const customResourceDefinitionStrategy: Strategy = {
  defaults,
  prepareCreate,
  prepareUpdate: (draft, before, cluster) => {
    prepareCreate(draft, cluster);
    const old = (as(before).status?.conditions ?? []) as { lastTransitionTime?: string }[];
    const status = draft['status'] as { conditions: { lastTransitionTime?: string }[] };
    for (const [index, condition] of status.conditions.entries())
      if (old[index]?.lastTransitionTime) condition.lastTransitionTime = old[index].lastTransitionTime;
  },
  validate,
};

function entriesOf(
  { spec }: CustomResourceDefinition,
  version: CustomResourceDefinition['spec']['versions'][number],
): ApiResource[] {
  const { names } = spec;
  const namespaced = spec.scope === 'Namespaced';
  const entry: ApiResource = {
    name: names.plural,
    singularName: names.singular ?? '',
    namespaced,
    kind: names.kind,
    verbs,
    ...(names.shortNames?.length ? { shortNames: names.shortNames } : {}),
    ...(names.categories?.length ? { categories: names.categories } : {}),
  };
  const sub = (name: string, kind: string, rest: object) => ({
    name: `${names.plural}/${name}`,
    singularName: '',
    namespaced,
    kind,
    verbs: ['get', 'patch', 'update'],
    ...rest,
  });
  return [
    entry,
    ...(version.subresources?.status ? [sub('status', names.kind, {})] : []),
    ...(version.subresources?.scale ? [sub('scale', 'Scale', { group: 'autoscaling', version: 'v1' })] : []),
  ];
}

/** Serves what the stored definitions define, and no more what they no longer do. */
export function serveDefinitions(
  resources: Resources,
  definitions: readonly CustomResourceDefinition[],
): void {
  const groups = new Map<string, Map<string, ApiResource[]>>();
  const versions = new Map<string, CustomVersion>();
  for (const definition of definitions) {
    const { spec } = definition;
    const storageVersion = spec.versions.find((one) => one.storage)?.name ?? '';
    for (const version of spec.versions.filter((one) => one.served)) {
      const group = groups.get(spec.group) ?? new Map<string, ApiResource[]>();
      groups.set(spec.group, group);
      group.set(version.name, [...(group.get(version.name) ?? []), ...entriesOf(definition, version)]);
      versions.set(`${spec.group}/${version.name} ${spec.names.plural}`, {
        schema: version.schema?.openAPIV3Schema as Schema | undefined,
        status: version.subresources?.status !== undefined,
        scale: version.subresources?.scale as CustomVersion['scale'],
        storageVersion,
        selectable: (version.selectableFields ?? []).map(({ jsonPath }) => jsonPath.replace(/^\./, '')),
        deprecation: version.deprecated
          ? (version.deprecationWarning ?? `${spec.group}/${version.name} ${spec.names.kind} is deprecated`)
          : undefined,
        printer: (version.additionalPrinterColumns ?? []) as unknown as CustomVersion['printer'],
      });
    }
  }
  const made: ApiGroup[] = [...groups].map(([name, members]) => ({
    name,
    versions: [...members]
      .sort(([a], [b]) => byStability(a, b))
      .map(([version, list]) => ({ version, resources: list })),
  }));
  resources.define(made, versions);
}

/** v2 before v1 before v1beta1 before v1alpha1. */
function byStability(left: string, right: string): number {
  const rank = (version: string): readonly number[] => {
    const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
    if (match === null) return [0, 0, 0];
    return [
      match[2] === undefined ? 3 : match[2] === 'beta' ? 2 : 1,
      Number(match[1]),
      Number(match[3] ?? 0),
    ];
  };
  const [a, b] = [rank(left), rank(right)];
  for (const [index, value] of a.entries()) if (value !== b[index]) return (b[index] ?? 0) - value;
  return left < right ? -1 : 1;
}

export const definitionsKey = key;
