import type { IncomingHttpHeaders } from 'node:http';
import { ApiError, forbidden, unauthorized } from '../api-error.ts';
import type { Server } from '../request.ts';
import { authorize } from './rbac.ts';
import type { User } from './user.ts';

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0];

const many = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? value.split(/,\s*/) : (value ?? []);

/** Who sent a request: the holder of its token, or whom they impersonate. Throws an ApiError (401, 403). */
export function authenticate(headers: IncomingHttpHeaders, raw: readonly string[], server: Server): User {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const protocol = many(headers['sec-websocket-protocol']).find((name) =>
    name.startsWith('base64url.bearer.authorization.k8s.io.'),
  );
  const token =
    bearer ??
    (protocol === undefined ? undefined : Buffer.from(protocol.slice(38), 'base64url').toString('utf8'));
  let user: User | undefined;
  try {
    user = token === undefined ? undefined : server.tokens.read(token, server.cluster);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (user === undefined) throw unauthorized();
  return impersonated(user, headers, raw, server);
}

/** Node joins repeated headers with commas; a group may be repeated, so they are read from the raw list. */
const repeated = (raw: readonly string[], name: string): string[] =>
  raw.flatMap((value, index) => (index % 2 === 1 && raw[index - 1]?.toLowerCase() === name ? [value] : []));

function impersonated(
  user: User,
  headers: IncomingHttpHeaders,
  raw: readonly string[],
  server: Server,
): User {
  const name = one(headers['impersonate-user']);
  const groups = repeated(raw, 'impersonate-group');
  const uid = one(headers['impersonate-uid']);
  if (name === undefined) {
    if (groups.length > 0 || uid !== undefined)
      throw new ApiError(500, 'InternalError', 'requested impersonation without impersonating a user');
    return user;
  }
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
  const check = (resource: string, wanted: string, namespace: string) => {
    const attributes = { verb: 'impersonate', group: '', resource, namespace, name: wanted };
    if (!authorize(user, attributes, server.cluster).allowed)
      throw forbidden(
        { group: '', name: resource },
        wanted,
        `User "${user.name}" cannot impersonate resource "${resource}" in API group "" ${namespace ? `in the namespace "${namespace}"` : 'at the cluster scope'}`,
      );
  };
  if (account) check('serviceaccounts', account[2] ?? '', account[1] ?? '');
  else check('users', name, '');
  for (const group of groups) check('groups', group, '');
  const implied = account ? ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`] : [];
  const authenticated = name === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated';
  const all = [...(groups.length > 0 ? groups : implied), authenticated];
  return { name, ...(uid ? { uid } : {}), groups: [...new Set(all)] };
}
