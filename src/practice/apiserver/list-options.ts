import { type ApiError, badRequest, gone, invalid } from './api-error.ts';

/** How much of a list is wanted, and as of when. */
export type ListOptions = {
  /** 0 for all. */
  readonly limit: number;
  readonly from: string | undefined;
};

const refuse = (message: string): ApiError =>
  invalid('ListOptions', 'meta.k8s.io', '', [
    { reason: 'FieldValueForbidden', message: `Forbidden: ${message}`, field: 'resourceVersionMatch' },
  ]);

const wholeNumber = (text: string): number => {
  if (!/^-?\d+$/.test(text))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
};

/** Checks what a list or a watch says about versions. Throws an ApiError. */
export function checkVersions(query: URLSearchParams, revision: number, watching: boolean): void {
  const version = query.get('resourceVersion') ?? '';
  const match = query.get('resourceVersionMatch') ?? '';
  const initial = query.get('sendInitialEvents');
  if (initial === 'true' && match !== 'NotOlderThan')
    throw refuse('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan');
  if (match !== '' && version === '' && initial === null)
    throw refuse('resourceVersionMatch is forbidden unless resourceVersion is provided');
  if (watching && match !== '' && initial === null)
    throw refuse('resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided');
  if (version !== '' && !/^\d+$/.test(version)) throw unreadable(version, watching);
  if (!watching && Number(version) > revision) throw tooLarge(version, revision);
}

const unreadable = (version: string, watching: boolean): ApiError => {
  const text = `resourceVersion: Invalid value: ${JSON.stringify(version)}: strconv.ParseUint: parsing ${JSON.stringify(version)}: invalid syntax`;
  const error = badRequest(watching ? text : `invalid resource version: ${text}`);
  return watching ? Object.assign(error, { code: 500, reason: '' }) : error;
};

const tooLarge = (version: string, revision: number): ApiError =>
  Object.assign(badRequest(`Timeout: Too large resource version: ${version}, current: ${revision}`), {
    code: 504,
    reason: 'Timeout',
    details: {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      retryAfterSeconds: 1,
    },
  });

/** Limit and continue of a list. Throws an ApiError. */
export function listOptionsOf(query: URLSearchParams): ListOptions {
  const token = query.get('continue') ?? '';
  return { limit: wholeNumber(query.get('limit') ?? '0'), from: token === '' ? undefined : readToken(token) };
}

/** The name of a page's last object, for the next request. */
export const continueAfter = (key: string): string =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', start: key })).toString('base64url');

const goCharacter = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f
    ? `'${String.fromCharCode(byte)}'`
    : `'\\u${byte.toString(16).padStart(4, '0')}'`;

function readToken(token: string): string {
  let read: unknown;
  const bytes = Buffer.from(token, 'base64url');
  const text = bytes.toString('utf8');
  try {
    read = JSON.parse(text);
  } catch {
    throw badRequest(
      `invalid continue token: continue key is not valid: invalid character ${goCharacter(bytes[0] ?? 0)} looking for beginning of value`,
    );
  }
  const start = (read as { start?: unknown } | null)?.start;
  if (typeof start === 'string') return start;
  throw gone('The provided continue parameter is too old to display a consistent list result.');
}
