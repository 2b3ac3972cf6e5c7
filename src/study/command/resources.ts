import { resourceLines } from './tool-data.ts';

type Resource = { readonly name: string; readonly namespaced: boolean };

let table: ReadonlyMap<string, Resource> | undefined;

/** A resource type by any of its names: `deploy`, `Deployment`, `deployments.apps`, `deployments.v1.apps`. */
export function resourceOf(name: string): Resource {
  table ??= readTable();
  const lower = name.toLowerCase();
  const known =
    table.get(lower) ?? table.get(lower.replace(/^([^.]+)\.v\d+(?:(?:alpha|beta)\d+)?(?=\.|$)/, '$1'));
  return known ?? { name: lower, namespaced: true };
}

/** The first resource of a name wins, as in kubectl: `events` are those of the core group. */
function readTable(): ReadonlyMap<string, Resource> {
  const names = new Map<string, Resource>();
  const add = (name: string, resource: Resource) => {
    if (name !== '' && !names.has(name)) names.set(name, resource);
  };
  const all = resourceLines().map((line) => {
    const [plural = '', shorts = '', group = '', kind = '', namespaced] = line.split(' ');
    const resource = { name: group === '' ? plural : `${plural}.${group}`, namespaced: namespaced === '1' };
    return { plural, shorts: shorts.split(','), group, kind: kind.toLowerCase(), resource };
  });
  for (const { plural, shorts, kind, resource } of all)
    for (const name of [plural, kind, ...shorts]) add(name, resource);
  for (const { plural, kind, group, resource } of all)
    if (group !== '') for (const name of [plural, kind]) add(`${name}.${group}`, resource);
  return names;
}
