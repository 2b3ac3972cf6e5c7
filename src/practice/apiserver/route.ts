import { noSuchPath } from './api-error.ts';
import type { Target } from './request.ts';
import type { Resources } from './resources.ts';

/** What a path below a group version names; throws an ApiError (404) when it is nothing we serve. */
export function routeOf(path: string, resources: Resources): Target | undefined {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const core = parts[0] === 'api';
  const [group, version] = core ? ['', parts[1]] : [parts[1] ?? '', parts[2]];
  const all = parts.slice(core ? 2 : 3);
  // The path of watches before there was `?watch=1`.
  const watching = all[0] === 'watch' && all.length > 1;
  const rest = watching ? all.slice(1) : all;
  if (version === undefined || rest.length === 0) return undefined;
  // /namespaces/x is a resource of its own; /namespaces/x/pods is a resource in it.
  const inside =
    rest[0] === 'namespaces' && rest.length > 2 && !['status', 'finalize'].includes(rest[2] ?? '');
  const namespace = inside ? rest[1] : undefined;
  const [plural = '', name, subresource, ...more] = inside ? rest.slice(2) : rest;
  const resource = resources.find(group, version, plural);
  if (resource === undefined || (namespace !== undefined && !resource.namespaced)) throw noSuchPath();
  const sub = subresource === undefined ? undefined : [subresource, ...more].join('/');
  const known =
    sub === undefined || resource.subresources.some((one) => one.name === `${plural}/${subresource}`);
  if (!known) throw noSuchPath();
  return { resource, namespace, name, subresource: sub, ...(watching ? { watching } : {}) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw noSuchPath();
  }
}
