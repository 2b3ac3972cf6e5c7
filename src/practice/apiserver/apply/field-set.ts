import { isRecord, type RawObject, same } from '../../kube.ts';
import type { Shape } from '../shape.ts';

/** A set of paths in the form of FieldsV1: `f:name`, `k:{…}`, `v:…`, and `.` for the place itself. */
export type FieldSet = { readonly [step: string]: FieldSet };

export const emptySet: FieldSet = {};

const isLeaf = (set: FieldSet): boolean => Object.keys(set).length === 0;

/** The step to an item of a list of type `map`; keys in alphabetical order, defaults filled in. */
export function itemStep(item: unknown, shape: Shape): string {
  const keys: RawObject = {};
  for (const key of [...shape.listKeys].sort()) {
    const value = (isRecord(item) ? item[key] : undefined) ?? shape.item()?.default(key);
    if (value !== undefined) keys[key] = value;
  }
  return `k:${JSON.stringify(keys)}`;
}

/** The children of a value, by step; `undefined` when the value is one whole. */
export function childrenOf(
  value: unknown,
  shape: Shape | undefined,
): ReadonlyMap<string, readonly [unknown, Shape | undefined]> | undefined {
  if (isRecord(value)) {
    if (shape?.isAtomicMap) return undefined;
    return new Map(Object.entries(value).map(([key, inner]) => [`f:${key}`, [inner, shape?.field(key)]]));
  }
  if (!Array.isArray(value) || shape === undefined || shape.listType === 'atomic') return undefined;
  const item = shape.item();
  if (shape.listType === 'set') return new Map(value.map((one) => [`v:${JSON.stringify(one)}`, [one, item]]));
  return new Map(value.map((one) => [itemStep(one, shape), [one, item]]));
}

/** Every path an applied configuration names. */
export function fieldsIn(value: unknown, shape: Shape | undefined): FieldSet {
  const children = childrenOf(value, shape);
  if (children === undefined || children.size === 0) return emptySet;
  const made: Record<string, FieldSet> = {};
  for (const [step, [inner, innerShape]] of children) {
    const set = fieldsIn(inner, innerShape);
    made[step] = step.startsWith('k:') ? { '.': emptySet, ...set } : set;
  }
  return made;
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** Paths whose value is not the same in both, or is in one only. `null` is a list or map without anything in it. */
export function differing(before: unknown, after: unknown, shape: Shape | undefined): FieldSet | undefined {
  if (same(before, after)) return undefined;
  const left = isNothing(before) ? new Map() : childrenOf(before, shape);
  const right = isNothing(after) ? new Map() : childrenOf(after, shape);
  if (left === undefined || right === undefined) return emptySet;
  if (left.size === 0 && right.size === 0) return emptySet;
  const made: Record<string, FieldSet> = {};
  if (before === undefined || after === undefined) made['.'] = emptySet;
  for (const step of new Set([...left.keys(), ...right.keys()])) {
    const [old] = left.get(step) ?? [];
    const [now] = right.get(step) ?? [];
    const innerShape = (right.get(step) ?? left.get(step))?.[1];
    const set = differing(old, now, innerShape);
    if (set !== undefined) made[step] = set;
  }
  return made;
}

export function union(left: FieldSet, right: FieldSet): FieldSet {
  const made: Record<string, FieldSet> = { ...left };
  for (const [step, inner] of Object.entries(right)) {
    const known = made[step];
    made[step] = known === undefined ? inner : keepSelf(known, inner);
  }
  return made;
}

// A leaf is a member; joined with a deeper set it must stay one.
function keepSelf(left: FieldSet, right: FieldSet): FieldSet {
  if (isLeaf(left) && isLeaf(right)) return emptySet;
  const joined = union(left, right);
  return isLeaf(left) || isLeaf(right) ? { '.': emptySet, ...joined } : joined;
}

/** Members of `left` that are not in `right`. */
export function difference(left: FieldSet, right: FieldSet): FieldSet {
  const made: Record<string, FieldSet> = {};
  for (const [step, inner] of Object.entries(left)) {
    const other = right[step];
    if (other === undefined) made[step] = inner;
    else if (isLeaf(inner)) {
      if (!isLeaf(other) && !('.' in other)) made[step] = inner;
    } else if (isLeaf(other)) {
      const { '.': _, ...rest } = inner;
      if (!isLeaf(rest)) made[step] = rest;
    } else {
      const rest = difference(inner, other);
      if (!isLeaf(rest)) made[step] = rest;
    }
  }
  return made;
}

export function intersection(left: FieldSet, right: FieldSet): FieldSet {
  const made: Record<string, FieldSet> = {};
  for (const [step, inner] of Object.entries(left)) {
    const other = right[step];
    if (other === undefined) continue;
    if (isLeaf(inner) || isLeaf(other)) {
      if (isLeaf(inner) && isLeaf(other)) made[step] = emptySet;
      else if ('.' in inner || '.' in other) made[step] = emptySet;
    } else {
      const both = intersection(inner, other);
      if (!isLeaf(both)) made[step] = both;
    }
  }
  return made;
}

/** `.spec.containers[name="web"].image`, one for each member. */
export function pathsOf(set: FieldSet, prefix = ''): string[] {
  return Object.entries(set).flatMap(([step, inner]) => {
    if (step === '.') return prefix === '' ? [] : [prefix];
    const path = `${prefix}${stepText(step)}`;
    return isLeaf(inner) ? [path] : pathsOf(inner, path);
  });
}

function stepText(step: string): string {
  if (step.startsWith('f:')) return `.${step.slice(2)}`;
  if (step.startsWith('v:')) return `[=${step.slice(2)}]`;
  const keys = JSON.parse(step.slice(2)) as RawObject;
  return `[${Object.entries(keys)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(',')}]`;
}

export const isEmptySet = isLeaf;
