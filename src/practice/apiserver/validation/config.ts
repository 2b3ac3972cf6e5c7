import type { ConfigMap, Secret } from '../../kinds.ts';
import { type KubeObject, same } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';

const key = /^[-._a-zA-Z0-9]+$/;
const keyText =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const limit = 1024 * 1024;

function validateKeys(
  data: Readonly<Record<string, string | null>> | undefined,
  field: string,
  causes: Causes,
): number {
  let size = 0;
  for (const [name, value] of Object.entries(data ?? {})) {
    if (!key.test(name)) causes.invalid(`${field}[${name}]`, name, keyText);
    // A null in the JSON of a map stays where Go would make it empty.
    size += value?.length ?? 0;
  }
  return size;
}

function refuseFrozen(
  object: { immutable?: boolean | undefined; data?: unknown; binaryData?: unknown },
  before: typeof object,
  causes: Causes,
): void {
  if (!before.immutable) return;
  if (!object.immutable) causes.forbidden('immutable', 'field is immutable when `immutable` is set');
  if (!same(object.data, before.data)) causes.forbidden('data', 'field is immutable when `immutable` is set');
  if (!same(object.binaryData, before.binaryData))
    causes.forbidden('binaryData', 'field is immutable when `immutable` is set');
}

export function validateConfig(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  const map = object as unknown as ConfigMap;
  const size = validateKeys(map.data, 'data', causes) + validateKeys(map.binaryData, 'binaryData', causes);
  if (size > limit)
    causes.list.push({
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${limit} bytes`,
      field: '',
    });
  if (before) refuseFrozen(map, before as unknown as ConfigMap, causes);
  return causes.list;
}

export function validateSecret(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  const secret = object as unknown as Secret;
  const size = validateKeys(secret.data, 'data', causes);
  if (size > limit)
    causes.list.push({
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${limit} bytes`,
      field: 'data',
    });
  for (const [type, names] of [
    ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
    ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ] as const)
    if (secret.type === type)
      for (const name of names) if (secret.data?.[name] === undefined) causes.required(`data[${name}]`);
  if (before) {
    const old = before as unknown as Secret;
    if (old.type !== secret.type) causes.invalid('type', secret.type, 'field is immutable');
    refuseFrozen(secret, old, causes);
  }
  return causes.list;
}
