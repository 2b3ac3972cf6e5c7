import { operationOf } from './operators.ts';

/** One statement with every optional list written out, so that two spellings of one meaning are equal. */
export type Statement = {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly NotAction: readonly string[];
  readonly Resource: readonly string[];
  readonly NotResource: readonly string[];
  readonly Principal: Readonly<Record<string, readonly string[]>>;
  readonly Condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

export type Policy = { readonly Statement: readonly Statement[] };

const strings = (value: unknown): readonly string[] =>
  value === undefined || value === null
    ? []
    : (Array.isArray(value) ? value : [value]).map(String).toSorted();

const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

function principals(value: unknown): Statement['Principal'] {
  if (value === '*') return { AWS: ['*'] };
  return Object.fromEntries(entries(value).map(([kind, names]) => [kind, strings(names)]));
}

function conditions(value: unknown): Statement['Condition'] {
  return Object.fromEntries(
    entries(value).map(([operator, keys]) => [
      operator,
      Object.fromEntries(entries(keys).map(([key, values]) => [key, strings(values)])),
    ]),
  );
}

function statementOf(value: unknown): Statement {
  const raw = Object.fromEntries(entries(value));
  return {
    Effect: String(raw.Effect ?? ''),
    Action: strings(raw.Action).map((action) => action.toLowerCase()),
    NotAction: strings(raw.NotAction).map((action) => action.toLowerCase()),
    Resource: strings(raw.Resource),
    NotResource: strings(raw.NotResource),
    Principal: principals(raw.Principal),
    Condition: conditions(raw.Condition),
  };
}

function documentOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value.startsWith('%7B') ? decodeURIComponent(value) : value);
  } catch {
    // Text that is no policy document is a gap, not a fault of ours.
    return undefined;
  }
}

/** An IAM policy document by meaning: statement list, lists for scalars, actions in lower case, order free. */
export function policyOf(value: unknown): Policy | undefined {
  const document = documentOf(value);
  if (typeof document !== 'object' || document === null || !('Statement' in document)) return undefined;
  const list = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  return { Statement: list.map(statementOf) };
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/** Plain values as lists, at any depth; what holds operators stays as it is. */
function spelled(value: unknown): unknown {
  if (isPlain(value)) return strings(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return operationOf(value) === undefined
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spelled(item)]))
    : value;
}

/** A wanted statement in the spelling of `policyOf`; fields that hold operators stay as they are. */
function wantedStatement(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const full: Readonly<Record<string, unknown>> = { ...statementOf(value) };
  return Object.fromEntries(
    entries(value).map(([name, field]) => {
      if (name === 'Effect') return [name, field];
      if (name === 'Principal' && field === '*') return [name, full.Principal];
      return [name, isPlain(field) ? full[name] : spelled(field)];
    }),
  );
}

/** An expectation about a policy, with its statements spelled as `policyOf` spells them. */
export function wantedPolicy(expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || !('Statement' in expected)) return expected;
  const { Statement: statements } = expected;
  if (Array.isArray(statements)) return { ...expected, Statement: statements.map(wantedStatement) };
  const single = typeof statements === 'object' && statements !== null && 'Effect' in statements;
  return single ? { ...expected, Statement: [wantedStatement(statements)] } : expected;
}

/** IAM's `*` and `?`. */
function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

type Request = { readonly action: string; readonly resource: string };

function requestOf(value: unknown): Request {
  const { action = '', resource = '*' } = Object.fromEntries(entries(value));
  return { action: String(action).toLowerCase(), resource: String(resource) };
}

function covers(
  { Action, NotAction, Resource, NotResource }: Statement,
  { action, resource }: Request,
): boolean {
  const actions =
    Action.length > 0 ? Action.some((p) => like(p, action)) : !NotAction.some((p) => like(p, action));
  if (!actions) return false;
  if (Resource.length > 0) return Resource.some((p) => like(p, resource));
  return NotResource.length === 0 || !NotResource.some((p) => like(p, resource));
}

/** Whether the policy alone allows `{action, resource}`. Conditions of Allow count as met, those of Deny as not. */
export function allows(policy: unknown, request: unknown): boolean {
  const statements = policyOf(policy)?.Statement ?? [];
  const asked = requestOf(request);
  const hits = statements.filter((statement) => covers(statement, asked));
  const denied = hits.some((hit) => hit.Effect === 'Deny' && Object.keys(hit.Condition).length === 0);
  return !denied && hits.some((hit) => hit.Effect === 'Allow');
}
