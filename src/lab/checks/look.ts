import type { Condition } from '../check.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Finding } from '../verdict.ts';
import type { World } from '../world.ts';
import { type AwsRound, judgeAws } from './aws.ts';
import { type AccessRound, judgeCan } from './can.ts';
import { judgeFile } from './file.ts';
import { judgeAbsent, judgeObject } from './object.ts';
import { judgeProbe } from './probe.ts';

/** Everything one round of judging shares. */
export type Round = {
  readonly snapshot: Snapshot;
  readonly world: World;
  readonly aws: AwsRound;
  /** What was asked ahead of the judging; the rest is asked when it is judged. */
  readonly access?: AccessRound;
  readonly signal: AbortSignal | undefined;
};

/** Looks once at what a condition is about. New kinds of look join here and in check.ts. */
export async function lookAt(
  condition: Condition,
  { snapshot, world, aws, access, signal }: Round,
): Promise<Finding> {
  if ('get' in condition) return judgeObject(condition, snapshot);
  if ('absent' in condition) return judgeAbsent(condition, snapshot);
  if ('probe' in condition) return judgeProbe(condition, snapshot, world, signal);
  if ('can' in condition) return judgeCan(condition, access, world, signal);
  if ('aws' in condition) return judgeAws(condition, aws, world, signal);
  return judgeFile(condition, world);
}
