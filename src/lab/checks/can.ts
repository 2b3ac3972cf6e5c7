import { isProblem, Problem } from '../../problem.ts';
import type { CanLook } from '../check.ts';
import { valueAt } from '../path.ts';
import { type Finding, type Gap, unknown } from '../verdict.ts';
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
    args: ['create', '-f', file, '-o', 'json', ...impersonation, ...groups],
    signal,
  });
  const allowed = answers.map((answer) => valueAt(answer, 'status.allowed'));
  if (allowed.length !== lines.length || !allowed.every((value) => typeof value === 'boolean'))
    throw new Problem('kube-bad-answer', { context: world.kubectl.access.context });
  return allowed;
}

const yes = { ja: '許可', en: 'allowed' };
const no = { ja: '拒否', en: 'denied' };

/** What an identity may and may not do, by the server's own authorizer. */
export async function judgeCan({ can }: CanLook, world: World, signal?: AbortSignal): Promise<Finding> {
  const wanted = [
    ...can.allow.map((line) => ({ line, allowed: true })),
    ...can.deny.map((line) => ({ line, allowed: false })),
  ];
  try {
    const answers = await askAccess(
      world,
      wanted.map(({ line }) => line),
      can,
      signal,
    );
    const gaps = wanted.flatMap(({ line, allowed }, index): readonly Gap[] =>
      answers[index] === allowed ? [] : [{ path: line, wanted: allowed ? yes : no, saw: allowed ? no : yes }],
    );
    return gaps.length === 0 ? { kind: 'holds' } : { kind: 'differs', gaps, mayConverge: true };
  } catch (error) {
    if (isProblem(error)) return unknown(error);
    throw error;
  }
}
