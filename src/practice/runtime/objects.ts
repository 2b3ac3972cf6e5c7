import { ApiError } from '../apiserver/api-error.ts';
import { systemUser } from '../apiserver/auth/user.ts';
import { remove } from '../apiserver/registry/delete.ts';
import type { WriteOptions } from '../apiserver/registry/options.ts';
import { create } from '../apiserver/registry/write.ts';
import type { Cluster } from '../cluster.ts';
import type { KubeObject, OwnerReference } from '../kube.ts';

const optionsFor = (manager: string): WriteOptions => ({
  user: systemUser,
  manager,
  dryRun: false,
  fieldValidation: 'Ignore',
  warnings: [],
});

type Draft = { apiVersion: string; kind: string; metadata: object; [field: string]: unknown };

/** Creates an object as the cluster's own controllers do: through admission and validation. Throws an ApiError. */
export function createObject(
  draft: Draft,
  namespace: string | undefined,
  cluster: Cluster,
  manager = 'kube-controller-manager',
): KubeObject {
  const resource = cluster.resources.ofKind(draft.apiVersion, draft.kind);
  if (resource === undefined) throw new Error(`no resource for ${draft.apiVersion} ${draft.kind}`);
  return create(draft, resource, namespace, cluster, optionsFor(manager));
}

/** Deletes an object when it is there; a Pod with its own grace period unless told. */
export function deleteObject(
  key: string,
  namespace: string | undefined,
  name: string,
  cluster: Cluster,
  grace?: number,
): void {
  const resource = cluster.resources.ofKey(key);
  if (resource === undefined || cluster.store.get(key, namespace, name) === undefined) return;
  const how = grace === undefined ? { propagation: 'Background' as const } : { gracePeriodSeconds: grace };
  remove(
    resource,
    namespace,
    name,
    { ...how, dryRun: false },
    cluster,
    optionsFor('kube-controller-manager'),
  );
}

type Owner = { apiVersion: string; kind: string; metadata: { name: string; uid: string } };

export const ownedBy = ({ apiVersion, kind, metadata }: Owner): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
});

/** The owner that controls an object. */
export const controllerOf = (object: {
  metadata: { ownerReferences?: OwnerReference[] };
}): OwnerReference | undefined => object.metadata.ownerReferences?.find((one) => one.controller);

export const isControlledBy = (
  object: { metadata: { ownerReferences?: OwnerReference[] } },
  owner: Owner,
): boolean => controllerOf(object)?.uid === owner.metadata.uid;

export const refusalText = (error: unknown): string => {
  if (error instanceof ApiError) return error.message;
  throw error;
};
