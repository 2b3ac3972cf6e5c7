import type { KubeObject } from '../../kube.ts';

/** The cells of one row, in the order of the resource's columns. */
export type Row<T = KubeObject> = (object: T, now: number) => readonly unknown[];

/** Joins names, `<none>` when there are none. */
export const joined = (list: readonly string[] | undefined, none = '<none>'): string =>
  list === undefined || list.length === 0 ? none : list.join(',');

export const labelsText = (labels: Readonly<Record<string, string>> | undefined): string =>
  joined(
    Object.entries(labels ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${value}`),
  );

type Selector =
  | {
      matchLabels?: Record<string, string> | undefined;
      matchExpressions?:
        | readonly { key: string; operator: string; values?: readonly string[] | undefined }[]
        | undefined;
    }
  | undefined;

/** A label selector as kubectl writes it. */
export function selectorText(selector: Selector): string {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(
    ([key, value]) => [key, `${key}=${value}`] as const,
  );
  const others = (selector?.matchExpressions ?? []).map(({ key, operator, values }) => {
    if (operator === 'Exists') return [key, key] as const;
    if (operator === 'DoesNotExist') return [key, `!${key}`] as const;
    return [
      key,
      `${key} ${operator === 'In' ? 'in' : 'notin'} (${[...(values ?? [])].sort().join(',')})`,
    ] as const;
  });
  return joined([...equal, ...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text));
}

type Containers = readonly { name: string; image?: string | undefined }[] | undefined;

export const containerNames = (containers: Containers): string =>
  (containers ?? []).map((one) => one.name).join(',');
export const containerImages = (containers: Containers): string =>
  (containers ?? []).map((one) => one.image ?? '').join(',');
