import { isRecord, type RawObject, same } from '../../kube.ts';
import { badRequest } from '../api-error.ts';
import type { Shape } from '../shape.ts';

const directive = '$patch';
const setOrder = '$setElementOrder/';
const deleteFrom = '$deleteFromPrimitiveList/';
const retain = '$retainKeys';

/** A strategic merge patch on an object; lists merge as the schema says. Throws an ApiError. */
export function strategicMerge(live: RawObject, patch: RawObject, shape: Shape | undefined): RawObject {
  if (patch[directive] === 'replace') return withoutDirectives(patch) as RawObject;
  if (patch[directive] === 'delete') return {};
  let made: RawObject = { ...live };
  const kept = patch[retain];
  if (Array.isArray(kept))
    made = Object.fromEntries(Object.entries(made).filter(([key]) => kept.includes(key)));
  for (const [key, value] of Object.entries(patch)) {
    if (key === directive || key === retain || key.startsWith(setOrder)) continue;
    if (key.startsWith(deleteFrom)) {
      const name = key.slice(deleteFrom.length);
      const gone = value as unknown[];
      if (Array.isArray(made[name]))
        made[name] = (made[name] as unknown[]).filter((one) => !gone.some((other) => same(one, other)));
      continue;
    }
    if (value === null) {
      delete made[key];
      continue;
    }
    made[key] = mergeValue(made[key], value, shape?.field(key));
  }
  for (const [name, now] of Object.entries(made)) {
    const field = shape?.field(name);
    const order = patch[setOrder + name] ?? patch[name];
    if (!Array.isArray(now) || !Array.isArray(order) || !field?.strategies.includes('merge')) continue;
    const before = Array.isArray(live[name]) ? (live[name] as unknown[]) : [];
    made[name] = inOrder(now, order, before, field.mergeKey);
  }
  return made;
}

function mergeValue(live: unknown, value: unknown, shape: Shape | undefined): unknown {
  if (isRecord(value)) {
    if (shape?.strategies.includes('replace')) return withoutDirectives(value);
    return strategicMerge(isRecord(live) ? live : {}, value, shape);
  }
  if (!Array.isArray(value)) return value;
  if (!shape?.strategies.includes('merge')) return withoutDirectives(value);
  const known = Array.isArray(live) ? live : [];
  const key = shape.mergeKey;
  return key === undefined
    ? [...known, ...value.filter((one) => !known.some((other) => same(one, other)))]
    : mergeList(known, value, key, shape);
}

function mergeList(
  live: readonly unknown[],
  patch: readonly unknown[],
  key: string,
  shape: Shape,
): unknown[] {
  if (patch.some((one) => isRecord(one) && one[directive] === 'replace'))
    return patch.filter((one) => !(isRecord(one) && one[directive] === 'replace')).map(withoutDirectives);
  const made = [...live];
  for (const one of patch) {
    if (!isRecord(one)) throw badRequest('a list of objects was patched with something else');
    if (one[key] === undefined)
      throw badRequest(`map: ${JSON.stringify(one)} does not contain declared merge key: ${key}`);
    const at = made.findIndex((other) => isRecord(other) && same(other[key], one[key]));
    if (one[directive] === 'delete') {
      if (at >= 0) made.splice(at, 1);
    } else if (at >= 0) made[at] = strategicMerge(made[at] as RawObject, one, shape.item());
    else made.push(strategicMerge({}, one, shape.item()));
  }
  return made;
}

/**
 * Items the patch names, in its order, and the others, in theirs; where both had a place before, that decides, else the
 * patch's come first.
 */
function inOrder(
  list: readonly unknown[],
  order: readonly unknown[],
  before: readonly unknown[],
  key: string | undefined,
): unknown[] {
  const place = (one: unknown, among: readonly unknown[]): number =>
    among.findIndex((other) =>
      key === undefined ? same(one, other) : isRecord(one) && isRecord(other) && same(one[key], other[key]),
    );
  const patched = list
    .filter((one) => place(one, order) >= 0)
    .sort((a, b) => place(a, order) - place(b, order));
  const others = list.filter((one) => place(one, order) < 0);
  const made: unknown[] = [];
  while (patched.length > 0 && others.length > 0) {
    const [left, right] = [place(others[0], before), place(patched[0], before)];
    made.push(left >= 0 && right >= 0 && left < right ? others.shift() : patched.shift());
  }
  return [...made, ...patched, ...others];
}

function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, inner]) =>
          inner !== null &&
          key !== directive &&
          key !== retain &&
          !key.startsWith(setOrder) &&
          !key.startsWith(deleteFrom),
      )
      .map(([key, inner]) => [key, withoutDirectives(inner)]),
  );
}
