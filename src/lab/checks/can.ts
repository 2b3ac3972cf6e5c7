import { isProblem, Problem } from '../../problem.ts';
import type { CanLook, Condition } from '../check.ts';
import { valueAt } from '../path.ts';
import { type Finding, type Gap, type Side, unknown } from '../verdict.ts';
import type { World } from '../world.ts';

type Attributes = {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace?: string;
};

/** `get pods/log in default`, `delete deployments.apps`: the lab's namespace unless told. */
export function attributesOf(line: string, namespace: string | undefined): Attributes {
  const [verb = '', target = '', , inNamespace] = line.split(' ');
  const [full = '', subresource] = target.split('/');
  const [resource = '', ...group] = full.split('.');
  const place = inNamespace ?? namespace;
  return {
    verb,
    group: group.join('.'),
    resource,
    ...(subresource === undefined ? {} : { subresource }),
    ...(place === undefined ? {} : { namespace: place }),
  };
}

const review = (line: string, namespace: string | undefined) => ({
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
  spec: { resourceAttributes: attributesOf(line, namespace) },
});

/** Asks the API server about every line at once, as the caller or as somebody else. Throws a Problem. */
export async function askAccess(
  world: Pick<World, 'kubectl' | 'namespace' | 'scratch'>,
  lines: readonly string[],
  who: { readonly as?: string; readonly groups?: readonly string[] | undefined },
  signal?: AbortSignal,
): Promise<readonly boolean[]> {
  if (world.kubectl === undefined) throw new Problem('lab-no-target', { why: '' });
  const items = lines.map((line) => review(line, world.namespace));
  const file = await world.scratch('access.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const impersonation = who.as === undefined ? [] : [`--as=${who.as}`];
  const groups = (who.groups ?? []).map((group) => `--as-group=${group}`);
  const answers = await world.kubectl.documents({
    // The server answers what is not a review; reading its whole schema first would take longer than asking.
    args: ['create', '-f', file, '-o', 'json', '--validate=false', ...impersonation, ...groups],
    signal,
  });
  const allowed = answers.map((answer) => valueAt(answer, 'status.allowed'));
  if (allowed.length !== lines.length || !allowed.every((value) => typeof value === 'boolean'))
    throw new Problem('kube-bad-answer', { context: world.kubectl.access.context });
  return allowed;
}

const yes: Side = { ja: '許可', en: 'allowed', says: { ja: ' を許可', en: ' is allowed' } };
const no: Side = { ja: '拒否', en: 'denied', says: { ja: ' を拒否', en: ' is denied' } };

type Who = CanLook['can'];

/** Answers of one round by identity: all that a lab asks about one of them costs one call. */
export type AccessRound = ReadonlyMap<string, Promise<ReadonlyMap<string, boolean> | Problem>>;

const identity = ({ as, groups = [] }: Who): string => JSON.stringify([as, ...groups]);

const linesOf = ({ allow, deny }: Who): readonly string[] => [...allow, ...deny];

async function askOnce(who: Who, lines: readonly string[], world: World, signal?: AbortSignal) {
  try {
    const answers = await askAccess(world, lines, who, signal);
    return new Map(lines.map((line, index) => [line, answers[index] === true]));
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** Begins to ask about every identity of the conditions, so that the answers come beside the snapshot. */
export function startAccess(
  conditions: readonly Condition[],
  world: World,
  signal?: AbortSignal,
): AccessRound {
  // A condition that still waits for a fact is asked about when it is judged.
  const known = conditions.filter((condition) => !JSON.stringify(condition).includes('${'));
  const asked = new Map<string, { readonly who: Who; readonly lines: Set<string> }>();
  for (const condition of known) {
    if (!('can' in condition)) continue;
    const key = identity(condition.can);
    const { lines } = asked.get(key) ?? { lines: new Set<string>() };
    for (const line of linesOf(condition.can)) lines.add(line);
    asked.set(key, { who: condition.can, lines });
  }
  return new Map([...asked].map(([key, { who, lines }]) => [key, askOnce(who, [...lines], world, signal)]));
}

/** What an identity may and may not do, by the server's own authorizer. */
export async function judgeCan(
  { can }: CanLook,
  access: AccessRound | undefined,
  world: World,
  signal?: AbortSignal,
): Promise<Finding> {
  const begun = await access?.get(identity(can));
  const missing = begun instanceof Map && linesOf(can).some((line) => !begun.has(line));
  const answers = begun === undefined || missing ? await askOnce(can, linesOf(can), world, signal) : begun;
  if (answers instanceof Problem) return unknown(answers);
  const gaps = [
    ...can.allow.map((line) => ({ line, allowed: true })),
    ...can.deny.map((line) => ({ line, allowed: false })),
  ].flatMap(({ line, allowed }): readonly Gap[] =>
    answers.get(line) === allowed
      ? []
      : [{ path: line, wanted: allowed ? yes : no, saw: allowed ? no : yes }],
  );
  return gaps.length === 0 ? { kind: 'holds' } : { kind: 'differs', gaps, mayConverge: true };
}
