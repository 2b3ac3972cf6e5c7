import type { Aws } from '../host/aws.ts';
import type { KubeObject } from '../host/kubectl.ts';
import type { Both } from '../i18n/language.ts';
import { isProblem, Problem } from '../problem.ts';
import { callOf } from './checks/aws.ts';
import type { Doors } from './doors.ts';
import type { Lab, LabPackage } from './lab.ts';
import { valueAt } from './path.ts';
import type { Target } from './target.ts';

/** Room for what a lab takes, as it was before anything was made. */
export type Quota = {
  readonly what: Both;
  /** What the lab takes at least. */
  readonly needs: number;
} & (
  | {
      readonly used: number;
      readonly limit: number;
      /** Nobody told the limit of this account: it is the one that AWS gives to every account. */
      readonly assumed: boolean;
    }
  /** Why it could not be looked at; that keeps nobody from beginning. */
  | { readonly couldNotLook: Problem }
);

type Declared = NonNullable<NonNullable<Lab['requires']['aws']>['quotas']>[number];

const orProblem = async <T>(look: Promise<T>): Promise<T | { readonly couldNotLook: Problem }> => {
  try {
    return await look;
  } catch (error) {
    if (isProblem(error)) return { couldNotLook: error };
    throw error;
  }
};

const replicasOf: Readonly<Record<string, string>> = {
  Deployment: 'spec.replicas',
  ReplicaSet: 'spec.replicas',
  StatefulSet: 'spec.replicas',
  Job: 'spec.parallelism',
};

/** Pods that the manifests of the set-up run; a DaemonSet counts once. */
export function podsOf({ lab, manifests }: Pick<LabPackage, 'lab' | 'manifests'>): number {
  const applied = lab.setup.flatMap((step) => ('apply' in step ? (manifests[step.apply] ?? []) : []));
  return applied.reduce((sum, manifest) => {
    const kind = String(manifest.kind);
    if (kind === 'Pod' || kind === 'DaemonSet') return sum + 1;
    const path = replicasOf[kind];
    const replicas = path === undefined ? 0 : (valueAt(manifest, path) ?? 1);
    return sum + (typeof replicas === 'number' ? replicas : 0);
  }, 0);
}

/** It takes new Pods now. */
const isOpen = (node: KubeObject): boolean =>
  valueAt(node, 'spec.unschedulable') !== true &&
  valueAt(node, 'status.conditions[type=Ready].status') === 'True';

/** One Pod, and how many more there are: all of a large cluster would be too much to read for a number. */
const countPods = ['get', '--raw', '/api/v1/pods?limit=1'];

const pods: Both = { ja: 'Pod', en: 'Pods' };

/** Places for Pods on the nodes that take some. Finished Pods and those of closed nodes count as used: never too much. */
async function podQuota(pack: LabPackage, target: Target, signal?: AbortSignal): Promise<readonly Quota[]> {
  const { kubectl } = target;
  if (kubectl === undefined || !pack.lab.requires.needs.includes('pods')) return [];
  const about = { what: pods, needs: Math.max(1, podsOf(pack)) };
  const look = async () => {
    const nodes =
      target.view.nodes === undefined ? await kubectl.list({ args: ['nodes'], signal }) : target.nodes;
    const [list] = await kubectl.documents({ args: countPods, signal });
    const items = valueAt(list, 'items');
    const used =
      (Array.isArray(items) ? items.length : 0) + Number(valueAt(list, 'metadata.remainingItemCount') ?? 0);
    const limit = nodes
      .filter(isOpen)
      .reduce((sum, node) => sum + Number(valueAt(node, 'status.allocatable.pods') ?? 0), 0);
    return { used, limit, assumed: false };
  };
  return [{ ...about, ...(await orProblem(look())) }];
}

const numberAt = (value: unknown, path: string): number | undefined => {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
};

/** The count must be known; a limit that may not be asked for is the one every account has. */
async function awsQuota(
  { what, needs, used, limit, usual }: Declared,
  aws: Aws,
  signal?: AbortSignal,
): Promise<Quota> {
  const ask = async () => {
    const count = await aws.read(callOf(used, signal));
    const asked = limit === undefined ? undefined : await orProblem(aws.read(callOf(limit, signal)));
    const own = numberAt(count, 'limit') ?? numberAt(asked, 'limit');
    const taken = numberAt(count, 'used');
    if (taken === undefined)
      throw new Problem('aws-bad-answer', { what: `${used.service} ${used.operation}` });
    return { used: taken, limit: own ?? usual, assumed: own === undefined };
  };
  return { what, needs, ...(await orProblem(ask())) };
}

/** Whether there is room in the cluster and the account for what the lab takes. Reads only; never throws a Problem. */
export async function lookAtQuotas(
  pack: LabPackage,
  target: Target,
  doors: Pick<Doors, 'aws' | 'env'>,
  signal?: AbortSignal,
): Promise<readonly Quota[]> {
  const aws = doors.aws({ program: 'aws', env: doors.env(target.extraEnv) });
  const declared = pack.lab.requires.aws?.quotas ?? [];
  const [inCluster, ...inAccount] = await Promise.all([
    podQuota(pack, target, signal),
    ...declared.map((quota) => awsQuota(quota, aws, signal)),
  ]);
  return [...inCluster, ...inAccount];
}

/** There is less room than the lab takes. */
export const isShort = (quota: Quota): boolean => 'used' in quota && quota.limit - quota.used < quota.needs;
