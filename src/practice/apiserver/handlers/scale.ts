import type { Cluster } from '../../cluster.ts';
import { copy, isRecord, type KubeObject, type RawObject } from '../../kube.ts';
import { badRequest, invalid, notFound } from '../api-error.ts';
import { jsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge.ts';
import type { WriteOptions } from '../registry/options.ts';
import { update } from '../registry/write.ts';
import { type Answer, type ApiRequest, ok, type Server, type Target } from '../request.ts';
import { groupVersion, type Resource } from '../resources.ts';
import { sinceText } from '../tables/age.ts';
import { readPath } from '../tables/json-path.ts';
import { labelsText, selectorText } from '../tables/row.ts';
import { verbOf } from '../verbs.ts';
import { shownAs } from './shown.ts';
import { writeOptionsOf } from './write-options.ts';

/** The Scale of an object: how many replicas it has and wants. */
function scaleOf(object: KubeObject, resource: Resource): RawObject {
  const custom = resource.custom?.scale;
  const spec = (object['spec'] ?? {}) as RawObject;
  const status = (object['status'] ?? {}) as RawObject;
  const wanted = custom ? readPath(object, custom.specReplicasPath) : spec['replicas'];
  const present = custom ? readPath(object, custom.statusReplicasPath) : status['replicas'];
  const selector = spec['selector'] as Parameters<typeof selectorText>[0];
  const text =
    custom !== undefined
      ? custom.labelSelectorPath
        ? readPath(object, custom.labelSelectorPath)
        : undefined
      : resource.kind === 'ReplicationController'
        ? labelsText(spec['selector'] as Record<string, string>)
        : selectorText(selector);
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: wanted ? { replicas: wanted } : {},
    status: { replicas: present ?? 0, ...(text ? { selector: text } : {}) },
  };
}

const column = (name: string, type: string, format = '') => ({
  name,
  type,
  format,
  description: '',
  priority: 0,
});

function scaleTable(scale: RawObject, { clock }: Cluster): RawObject {
  const metadata = scale['metadata'] as { name: string; creationTimestamp: string };
  const count = (part: string) => (scale[part] as { replicas?: number }).replicas ?? 0;
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {},
    columnDefinitions: [
      column('Name', 'string', 'name'),
      column('Desired', 'integer'),
      column('Available', 'integer'),
      column('Age', 'string'),
    ],
    rows: [
      {
        cells: [
          metadata.name,
          count('spec'),
          count('status'),
          sinceText(metadata.creationTimestamp, clock.now()),
        ],
        object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata },
      },
    ],
  };
}

/** Reads or writes `…/scale`. Throws an ApiError. */
export async function handleScale(request: ApiRequest, target: Target, { cluster }: Server): Promise<Answer> {
  const { resource, namespace, name = '' } = target;
  const object = cluster.store.get(resource.key, namespace, name);
  if (object === undefined) throw notFound({ group: resource.group, name: resource.name }, name);
  const verb = verbOf(request, target);
  if (verb === 'get') {
    const scale = scaleOf(object, resource);
    return ok(shownAs(request.accept) === 'table' ? scaleTable(scale, cluster) : scale);
  }
  const options = writeOptionsOf(request, target);
  const body = await request.body();
  const current = scaleOf(object, resource);
  const wanted =
    verb === 'update'
      ? body
      : request.contentType.startsWith('application/json-patch')
        ? jsonPatch(current, body)
        : mergePatch(current, body);
  return ok(write(wanted, object, resource, cluster, options));
}

function write(
  wanted: unknown,
  object: KubeObject,
  resource: Resource,
  cluster: Cluster,
  options: WriteOptions,
): RawObject {
  const spec = isRecord(wanted) ? wanted['spec'] : undefined;
  const replicas = isRecord(spec) ? (spec['replicas'] ?? 0) : 0;
  if (typeof replicas !== 'number' || !Number.isInteger(replicas))
    throw badRequest('spec.replicas must be an integer');
  if (replicas < 0)
    throw invalid('Scale', 'autoscaling', object.metadata.name, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
        field: 'spec.replicas',
      },
    ]);
  const given =
    isRecord(wanted) && isRecord(wanted['metadata']) ? wanted['metadata']['resourceVersion'] : undefined;
  const draft = copy(object);
  if (typeof given === 'string') draft.metadata.resourceVersion = given;
  draft.apiVersion = groupVersion(resource);
  setReplicas(draft, resource, replicas);
  return scaleOf(
    update(draft, resource, object.metadata.namespace, object.metadata.name, cluster, options),
    resource,
  );
}

function setReplicas(draft: KubeObject, resource: Resource, replicas: number): void {
  const path = (resource.custom?.scale?.specReplicasPath ?? '.spec.replicas')
    .split('.')
    .filter((step) => step !== '');
  let at: RawObject = draft;
  for (const step of path.slice(0, -1)) {
    if (!isRecord(at[step])) at[step] = {};
    at = at[step] as RawObject;
  }
  at[path.at(-1) ?? 'replicas'] = replicas;
}
