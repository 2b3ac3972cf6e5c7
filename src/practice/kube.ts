/** Who made an object, as the garbage collector and `kubectl describe` see it. */
export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

export type ManagedFieldsEntry = {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  time?: string;
  fieldsType: 'FieldsV1';
  fieldsV1: Readonly<Record<string, unknown>>;
  subresource?: string;
};

/** Metadata of a stored object: the server has filled in what it gives every object. */
export type Meta = {
  name: string;
  namespace?: string;
  generateName?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  managedFields?: ManagedFieldsEntry[];
};

/** Any stored object. Values in the store are never changed in place; a write stores a new value. */
export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: Meta;
  [field: string]: unknown;
};

/** An object as a client sends it: nothing is certain yet. */
export type RawObject = Record<string, unknown>;

export const isRecord = (value: unknown): value is RawObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A deep copy of JSON data; faster than structuredClone for small objects. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const made: RawObject = {};
  for (const key in value) {
    const inner = (value as RawObject)[key];
    if (inner !== undefined) made[key] = typeof inner === 'object' ? copy(inner) : inner;
  }
  return made as T;
}

/** Equality of JSON data; `undefined` counts as absent. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  const a = left as RawObject;
  const b = right as RawObject;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if (!same(a[key], b[key])) return false;
  return true;
}

/** Seconds precision, as Kubernetes writes times. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

/** Microseconds precision, as leases and events write times. */
export const microTimestamp = (ms: number): string => new Date(ms).toISOString().replace(/Z$/, '000Z');
