import type { AwsCall } from '../../host/aws.ts';
import { isProblem, Problem } from '../../problem.ts';
import type { AwsLook } from '../check.ts';
import { gapsBetween } from '../match/gaps.ts';
import { type Finding, type Side, unknown } from '../verdict.ts';
import type { World } from '../world.ts';

/** How a call that asks for one thing by its name goes on. */
const found: Side = { ja: 'ある', en: 'exists', says: { ja: ' で見つかる', en: ' finds it' } };
const notFound: Side = {
  ja: '存在しません',
  en: 'does not exist',
  says: { ja: ' では見つかりません', en: ' finds nothing' },
};

type Read = Promise<{ readonly value: unknown } | Problem>;

/** Answers of one round: several checks of one call cost one call. */
export type AwsRound = Map<string, Read>;

/** A read as a lab writes it. */
export const callOf = (
  { service, operation, input, query }: AwsLook['aws'],
  signal: AbortSignal | undefined,
): AwsCall => ({
  service,
  operation,
  signal,
  ...(input === undefined ? {} : { input }),
  ...(query === undefined ? {} : { query }),
});

async function readOnce(look: AwsLook['aws'], world: World, signal?: AbortSignal): Read {
  if (world.aws === undefined) return new Problem('aws-missing');
  try {
    return { value: await world.aws.read(callOf(look, signal)) };
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** An answer of AWS has the members. */
export async function judgeAws(
  look: AwsLook,
  round: AwsRound,
  world: World,
  signal?: AbortSignal,
): Promise<Finding> {
  const key = JSON.stringify(look.aws);
  const read = round.get(key) ?? readOnce(look.aws, world, signal);
  round.set(key, read);
  const answer = await read;
  if (answer instanceof Problem) return unknown(answer);
  if (answer.value === undefined) {
    const path = `${look.aws.service} ${look.aws.operation}`;
    const gaps = gapsBetween(look.expect, undefined);
    return gaps.length === 0
      ? { kind: 'holds' }
      : {
          kind: 'differs',
          gaps: [{ path, wanted: found, saw: notFound }],
          mayConverge: false,
        };
  }
  const gaps = gapsBetween(look.expect, answer.value).map((gap) =>
    gap.path === '' ? { ...gap, path: look.aws.operation } : gap,
  );
  return gaps.length === 0 ? { kind: 'holds' } : { kind: 'differs', gaps, mayConverge: true };
}
