import type { PersistentVolumeClaim, Pod, PodDisruptionBudget, ServiceAccount } from '../../kinds.ts';
import { copy, isRecord, type RawObject, timestamp } from '../../kube.ts';
import { matchesSelector } from '../../selector.ts';
import { ApiError, badRequest, conflict, notFound } from '../api-error.ts';
import { issuer } from '../auth/tokens.ts';
import { readDeleteOptions, remove } from '../registry/delete.ts';
import { update } from '../registry/write.ts';
import { type Answer, type ApiRequest, created, ok, type Server, type Target } from '../request.ts';
import { patchObject } from './patch.ts';
import { writeOptionsOf } from './write-options.ts';

const pods = { group: '', name: 'pods' };

function podOf({ namespace, name = '' }: Target, { cluster }: Server): Pod {
  const pod = cluster.store.get<Pod>('pods', namespace, name);
  if (pod === undefined) throw notFound(pods, name);
  return pod;
}

/** `pods/binding`: puts a Pod on a node, once. */
export async function handleBinding(request: ApiRequest, target: Target, server: Server): Promise<Answer> {
  const pod = podOf(target, server);
  const body = await request.body();
  const node = isRecord(body) && isRecord(body['target']) ? body['target']['name'] : undefined;
  if (typeof node !== 'string') throw badRequest('a Binding needs a target');
  if (pod.spec.nodeName)
    throw conflict(
      { group: '', name: 'pods/binding' },
      pod.metadata.name,
      `pod ${pod.metadata.name} is already assigned to node "${pod.spec.nodeName}"`,
    );
  server.cluster.store.change<Pod>('pods', target.namespace, pod.metadata.name, (draft) => {
    draft.spec.nodeName = node;
  });
  return created({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}

/** `pods/eviction`: a deletion that a PodDisruptionBudget may refuse. */
export async function handleEviction(request: ApiRequest, target: Target, server: Server): Promise<Answer> {
  const { cluster } = server;
  const pod = podOf(target, server);
  const body = (await request.body()) as RawObject | undefined;
  const options = writeOptionsOf(request, { ...target, subresource: undefined });
  const budgets = cluster.store
    .list<PodDisruptionBudget>('poddisruptionbudgets.policy', target.namespace)
    .filter((one) => matchesSelector(one.spec.selector, pod.metadata.labels));
  const ended = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
  const [budget] = budgets;
  if (budgets.length > 1)
    throw new ApiError(
      500,
      'InternalError',
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    );
  const ready = pod.status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True');
  if (budget !== undefined && !ended && ready) {
    const { disruptionsAllowed = 0, currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {};
    if (disruptionsAllowed <= 0)
      throw new ApiError(
        429,
        'TooManyRequests',
        "Cannot evict pod as it would violate the pod's disruption budget.",
        {
          causes: [
            {
              reason: 'DisruptionBudget',
              message: `The disruption budget ${budget.metadata.name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`,
            },
          ],
        },
      );
    if (!options.dryRun)
      cluster.store.change<PodDisruptionBudget>(
        'poddisruptionbudgets.policy',
        target.namespace,
        budget.metadata.name,
        (draft) => {
          if (draft.status) draft.status.disruptionsAllowed = disruptionsAllowed - 1;
        },
      );
  }
  const given =
    isRecord(body) && isRecord(body['deleteOptions'])
      ? { kind: 'DeleteOptions', ...body['deleteOptions'] }
      : undefined;
  remove(
    target.resource,
    target.namespace,
    pod.metadata.name,
    readDeleteOptions(given, request.query),
    cluster,
    options,
  );
  return created({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}

/** `pods/ephemeralcontainers`: adds containers for debugging. */
export async function handleEphemeral(request: ApiRequest, target: Target, server: Server): Promise<Answer> {
  const { cluster } = server;
  const pod = podOf(target, server);
  if (request.method === 'GET') return ok(copy(pod) as unknown as RawObject);
  const options = writeOptionsOf(request, { ...target, subresource: undefined });
  const body = await request.body();
  const name = pod.metadata.name;
  const object =
    request.method === 'PUT'
      ? update(body, target.resource, target.namespace, name, cluster, options)
      : patchObject(
          { type: request.contentType, patch: body, force: false },
          target.resource,
          target.namespace,
          name,
          cluster,
          options,
        ).object;
  const wanted = (object as unknown as Pod).spec.ephemeralContainers ?? [];
  const stored = cluster.store.change<Pod>('pods', target.namespace, name, (draft) => {
    draft.spec.ephemeralContainers = copy(wanted);
  });
  return ok((stored ?? object) as unknown as RawObject);
}

/** `serviceaccounts/token`: signs a token. */
export async function handleToken(
  request: ApiRequest,
  target: Target,
  { cluster, tokens }: Server,
): Promise<Answer> {
  const { namespace, name = '' } = target;
  const account = cluster.store.get<ServiceAccount>('serviceaccounts', namespace, name);
  if (account === undefined) throw notFound({ group: '', name: 'serviceaccounts' }, name);
  const body = await request.body();
  const spec = (isRecord(body) && isRecord(body['spec']) ? body['spec'] : {}) as {
    audiences?: string[];
    expirationSeconds?: number;
  };
  const seconds = spec.expirationSeconds ?? 3600;
  if (seconds < 600)
    throw new ApiError(
      422,
      'Invalid',
      `TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: ${seconds}: may not specify a duration less than 10 minutes`,
      {},
    );
  const audiences = spec.audiences?.length ? spec.audiences : [issuer];
  const now = cluster.clock.now();
  return created({
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { name, namespace, creationTimestamp: timestamp(now) },
    spec: { audiences, expirationSeconds: seconds, boundObjectRef: null },
    status: {
      token: tokens.sign(account, seconds, audiences, now),
      expirationTimestamp: timestamp(now + seconds * 1000),
    },
  });
}

/** Takes a claim's or a namespace's finalizers away once nothing needs them. */
export async function handleFinalize(
  request: ApiRequest,
  { name = '' }: Target,
  { cluster }: Server,
): Promise<Answer> {
  const body = await request.body();
  const finalizers =
    isRecord(body) && isRecord(body['spec'])
      ? (body['spec']['finalizers'] as string[] | undefined)
      : undefined;
  const object = cluster.store.change<PersistentVolumeClaim>('namespaces', undefined, name, (draft) => {
    Object.assign(draft, { spec: finalizers?.length ? { finalizers } : {} });
  });
  if (object === undefined) throw notFound({ group: '', name: 'namespaces' }, name);
  return ok(object as unknown as RawObject);
}
