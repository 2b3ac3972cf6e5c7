import type { KubeObject } from '../../host/kubectl.ts';
import { isProblem, Problem } from '../../problem.ts';
import type { ProbeLook } from '../check.ts';
import { gapsBetween } from '../match/gaps.ts';
import { valueAt } from '../path.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Finding, unknown } from '../verdict.ts';
import type { World } from '../world.ts';

/** Wall clock of one probe: the commands in labs give up after 4 s themselves. */
const deadline = 20_000;

const isReady = (pod: KubeObject): boolean =>
  valueAt(pod, 'status.conditions[type=Ready].status') === 'True' &&
  pod.metadata.deletionTimestamp === undefined;

/** The Pod to try from; only Pods of the lab's own namespace are ever entered. */
function podFor(where: string, pods: readonly KubeObject[]): KubeObject | undefined {
  const ready = pods.filter(isReady);
  const [, key, value] = /^selector:([^=]+)=(.+)$/.exec(where) ?? [];
  if (key === undefined) return ready.find((pod) => pod.metadata.name === where.replace(/^pods?\//, ''));
  return ready.find((pod) => pod.metadata.labels?.[key] === value);
}

/** Runs a command in a Pod of the lab and compares how it ended and what it printed. */
export async function judgeProbe(
  { probe, expect }: ProbeLook,
  snapshot: Snapshot,
  world: World,
  signal?: AbortSignal,
): Promise<Finding> {
  const pods = snapshot.objects('pods');
  if (pods instanceof Problem) return unknown(pods);
  const pod = podFor(probe.execIn, pods);
  if (pod === undefined || world.kubectl === undefined || world.namespace === undefined)
    return unknown(new Problem('lab-probe-gone', { pod: probe.execIn.replace(/^pods?\//, '') }));
  const call = { namespace: world.namespace, deadline, signal };
  try {
    const result = await world.kubectl.exec(pod.metadata.name, probe.container, probe.argv, call);
    const gaps = gapsBetween(expect, result);
    return gaps.length === 0 ? { kind: 'holds' } : { kind: 'differs', gaps, mayConverge: true };
  } catch (error) {
    if (isProblem(error)) return unknown(error);
    throw error;
  }
}
