import type { KubeObject } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import type { Resource } from '../resources.ts';
import { Causes } from './causes.ts';
import { dnsLabel, dnsSubdomain, labelKey, labelValueCheck, pathSegment } from './names.ts';

const oneLabel = new Set(['namespaces', 'services']);
const anyPath = (resource: Resource): boolean => resource.group === 'rbac.authorization.k8s.io';

const nameCheck = (resource: Resource) => {
  if (oneLabel.has(resource.key)) return dnsLabel;
  return anyPath(resource) ? pathSegment : dnsSubdomain;
};

/** Names, labels, annotations and what may not change of metadata. */
export function validateMeta(
  object: KubeObject,
  before: KubeObject | undefined,
  resource: Resource,
): readonly Cause[] {
  const causes = new Causes();
  const { metadata } = object;
  if (!metadata.name) causes.required('metadata.name', 'name or generateName is required');
  else if (before === undefined)
    for (const because of nameCheck(resource)(metadata.name))
      causes.invalid('metadata.name', metadata.name, because);
  validateLabels(metadata.labels, 'metadata.labels', causes);
  for (const key of Object.keys(metadata.annotations ?? {}))
    for (const because of labelKey(key.toLowerCase())) causes.invalid('metadata.annotations', key, because);
  const size = Object.entries(metadata.annotations ?? {}).reduce(
    (sum, [key, value]) => sum + key.length + String(value).length,
    0,
  );
  if (size > 256 * 1024)
    causes.list.push({
      reason: 'FieldValueTooLong',
      message: 'Too long: may not be more than 262144 bytes',
      field: 'metadata.annotations',
    });
  if (before?.metadata.deletionTimestamp !== undefined) {
    const added = (metadata.finalizers ?? []).filter((one) => !before.metadata.finalizers?.includes(one));
    if (added.length > 0)
      causes.forbidden(
        'metadata.finalizers',
        `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((one) => JSON.stringify(one)).join(', ')}}`,
      );
  }
  return causes.list;
}

export function validateLabels(
  labels: Readonly<Record<string, string>> | undefined,
  field: string,
  causes: Causes,
): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    for (const because of labelKey(key)) causes.invalid(field, key, because);
    for (const because of labelValueCheck(value)) causes.invalid(field, value, because);
  }
}
