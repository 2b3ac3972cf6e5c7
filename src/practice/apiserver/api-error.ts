import type { RawObject } from '../kube.ts';

/** One thing wrong with a field, as in Status.details.causes. */
export type Cause = { readonly reason: string; readonly message: string; readonly field: string };

/** An answer that is a Status of Failure. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: RawObject | undefined;

  constructor(code: number, reason: string, message: string, details?: RawObject) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  status(): RawObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

/** What an error names: `deployments.apps`, or `pods`. */
export type Named = { readonly group: string; readonly name: string };

export const qualified = ({ group, name }: Named): string => (group === '' ? name : `${name}.${group}`);

const detailsOf = (resource: Named, name: string, causes?: readonly Cause[]): RawObject => ({
  ...(name === '' ? {} : { name }),
  ...(resource.group === '' ? {} : { group: resource.group }),
  kind: resource.name,
  ...(causes === undefined ? {} : { causes }),
});

export const notFound = (resource: Named, name: string): ApiError =>
  new ApiError(404, 'NotFound', `${qualified(resource)} "${name}" not found`, detailsOf(resource, name));

export const alreadyExists = (resource: Named, name: string): ApiError =>
  new ApiError(
    409,
    'AlreadyExists',
    `${qualified(resource)} "${name}" already exists`,
    detailsOf(resource, name),
  );

export const conflict = (resource: Named, name: string, because: string): ApiError =>
  new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${because}`,
    detailsOf(resource, name),
  );

export const stale = (resource: Named, name: string): ApiError =>
  conflict(
    resource,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  );

export const forbidden = (resource: Named, name: string, because: string): ApiError =>
  new ApiError(
    403,
    'Forbidden',
    name === ''
      ? `${qualified(resource)} is forbidden: ${because}`
      : `${qualified(resource)} "${name}" is forbidden: ${because}`,
    detailsOf(resource, name),
  );

/** `kind` and group of the object, e.g. `Deployment` and `apps`. */
export function invalid(kind: string, group: string, name: string, causes: readonly Cause[]): ApiError {
  const messages = causes.map((cause) =>
    cause.field === '' ? cause.message : `${cause.field}: ${cause.message}`,
  );
  const unique = [...new Set(messages)];
  const text = unique.length === 1 ? unique[0] : `[${unique.join(', ')}]`;
  return new ApiError(
    422,
    'Invalid',
    `${group === '' ? kind : `${kind}.${group}`} "${name}" is invalid: ${text}`,
    {
      ...(name === '' ? {} : { name }),
      ...(group === '' ? {} : { group }),
      kind,
      causes,
    },
  );
}

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message);

export const notAllowed = (): ApiError =>
  new ApiError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );

/** A path that names nothing; it is answered in plain text, as no resource is there to speak of. */
export class NoSuchPath extends ApiError {
  constructor() {
    super(404, 'NotFound', 'the server could not find the requested resource', {});
  }
}

export const noSuchPath = (): ApiError => new NoSuchPath();

export const unauthorized = (): ApiError => new ApiError(401, 'Unauthorized', 'Unauthorized');

export const gone = (message: string): ApiError => new ApiError(410, 'Expired', message);

export const unsupportedMedia = (accepted: readonly string[]): ApiError =>
  new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
    {},
  );
