import { isRecord } from '../../kube.ts';

const step =
  /\.([\w-]+)|\['([^']+)'\]|\["([^"]+)"\]|\[(\d+)\]|\[\?\(@\.([\w.]+)\s*==\s*['"]([^'"]*)['"]\)\]|\[\*\]/g;

/** The simple paths that printer columns and scale subresources use: `.spec.replicas`, `[?(@.type=="Ready")]`. */
export function readPath(object: unknown, path: string): unknown {
  let at: unknown[] = [object];
  for (const [, dotted, single, double, index, field, wanted] of path.matchAll(step)) {
    const key = dotted ?? single ?? double?.replaceAll('\\.', '.');
    at = at.flatMap((one) => {
      if (key !== undefined) return isRecord(one) && one[key] !== undefined ? [one[key]] : [];
      if (!Array.isArray(one)) return [];
      if (index !== undefined) return one[Number(index)] === undefined ? [] : [one[Number(index)]];
      if (field === undefined) return one;
      return one.filter((item) => String(readPath(item, `.${field}`)) === wanted);
    });
  }
  return at[0];
}
