import { copy, isRecord, same } from '../../kube.ts';
import { ApiError, badRequest } from '../api-error.ts';

type Operation = { op?: unknown; path?: unknown; from?: unknown; value?: unknown };

// The real server keeps the reason to itself.
const refuse = (_because: string): ApiError =>
  new ApiError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});

/** A JSON patch (RFC 6902) on a copy. Throws an ApiError. */
export function jsonPatch(live: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  if (patch.length > 10_000)
    throw new ApiError(
      413,
      'RequestEntityTooLarge',
      'The allowed maximum operations in a JSON patch is 10000',
    );
  return (patch as Operation[]).reduce((document, operation) => apply(document, operation), copy(live));
}

const stepsOf = (path: unknown): string[] => {
  if (typeof path !== 'string' || (path !== '' && !path.startsWith('/')))
    throw refuse(`the server rejected our request due to an error in our request`);
  return path === ''
    ? []
    : path
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
};

function apply(document: unknown, { op, path, from, value }: Operation): unknown {
  const steps = stepsOf(path);
  switch (op) {
    case 'add':
      return put(document, steps, copy(value), 'add');
    case 'replace':
      look(document, steps, 'replace');
      return put(document, steps, copy(value), 'replace');
    case 'remove':
      look(document, steps, 'remove');
      return take(document, steps);
    case 'copy':
      return put(document, steps, copy(look(document, stepsOf(from), 'copy')), 'add');
    case 'move': {
      const moved = look(document, stepsOf(from), 'move');
      return put(take(document, stepsOf(from)), steps, moved, 'add');
    }
    case 'test':
      if (!same(look(document, steps, 'test') ?? null, value ?? null))
        throw refuse(`testing path ${String(path)} failed: test failed`);
      return document;
    default:
      throw refuse(`Unexpected kind: ${String(op)}`);
  }
}

function look(document: unknown, steps: readonly string[], op: string): unknown {
  let at = document;
  for (const step of steps) {
    const next = Array.isArray(at)
      ? at[Number(step)]
      : isRecord(at) && Object.hasOwn(at, step)
        ? at[step]
        : undefined;
    if (next === undefined)
      throw refuse(
        `${op} operation does not apply: doc is missing ${op === 'test' || op === 'add' ? 'path' : 'key'}: /${steps.join('/')}: missing value`,
      );
    at = next;
  }
  return at;
}

function put(document: unknown, steps: readonly string[], value: unknown, op: 'add' | 'replace'): unknown {
  const last = steps.at(-1);
  if (last === undefined) return value;
  const parent = look(document, steps.slice(0, -1), op);
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (!Number.isInteger(index) || index < 0 || index > parent.length)
      throw refuse(
        `${op} operation does not apply: doc is missing path: "/${steps.join('/')}": missing value`,
      );
    if (op === 'add') parent.splice(index, 0, value);
    else parent[index] = value;
  } else if (isRecord(parent)) {
    if (last === '__proto__') throw refuse('the key is not allowed');
    parent[last] = value;
  } else
    throw refuse(`${op} operation does not apply: doc is missing path: "/${steps.join('/')}": missing value`);
  return document;
}

function take(document: unknown, steps: readonly string[]): unknown {
  const last = steps.at(-1);
  if (last === undefined) return null;
  const parent = look(document, steps.slice(0, -1), 'remove');
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isRecord(parent)) delete parent[last];
  return document;
}
