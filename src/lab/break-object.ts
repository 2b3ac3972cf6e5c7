import type { KubeObject } from '../host/kubectl.ts';
import { inverseOf } from './inverse.ts';
import type { SetupStep } from './lab.ts';
import { gapsBetween } from './match/gaps.ts';
import { pathSteps, valueAt } from './path.ts';
import { isClusterScoped, refOf } from './resource.ts';
import { applyDeadline, failed, kubectlOf } from './set-up-parts.ts';
import { note, saidBy, type Work } from './work-on.ts';

type BreakStep = Extract<SetupStep, { break: unknown }>['break'];

/** The object that is named, or the first by name of those that satisfy `where`. */
async function objectToBreak(work: Work, how: BreakStep, namespace: string | undefined) {
  const place = namespace === undefined ? {} : { namespace };
  const found = await kubectlOf(work).named({ args: [how.object], ...place, signal: work.signal });
  const fitting = found.filter((object) => gapsBetween(how.where ?? {}, object).length === 0);
  return fitting.toSorted((a, b) => a.metadata.name.localeCompare(b.metadata.name))[0];
}

/** The patch `{spec: {taints: …}}` that says again what the object says at `path`; null where it says nothing. */
function saidAgain(path: string, object: KubeObject): Record<string, unknown> {
  const steps = pathSteps(path);
  return steps.reduceRight<unknown>(
    (inner, step) => ({ [step]: inner }),
    valueAt(object, path) ?? null,
  ) as Record<string, unknown>;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const joined = (a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> => {
  const pairs = Object.entries(b).map(([key, value]) => {
    const before = a[key];
    return [key, isMap(before) && isMap(value) ? joined(before, value) : value] as const;
  });
  return { ...a, ...Object.fromEntries(pairs) };
};

/** Changes an object that is not ours, with the way back written down first. */
export async function breakObject(work: Work, how: BreakStep): Promise<void> {
  const { resource } = refOf(how.object);
  const namespace = isClusterScoped(resource) ? undefined : (how.namespace ?? work.namespace);
  const before = await objectToBreak(work, how, namespace);
  const uid = before?.metadata.uid;
  if (before === undefined || uid === undefined) throw failed(work, how.object, 'not found');
  const place = namespace === undefined ? {} : { namespace };
  const object = { resource, name: before.metadata.name, ...place };
  const kept = (how.putBack ?? []).map((path) => saidAgain(path, before));
  const inverse = inverseOf(kept.reduce(joined, how.merge), before);
  await note(work, { type: 'will-change', object, uid, inverse });
  const args = [
    'patch',
    `${resource}/${object.name}`,
    '--type=merge',
    `--patch=${JSON.stringify(how.merge)}`,
  ];
  const ended = await kubectlOf(work).run({ args, ...place, deadline: applyDeadline, signal: work.signal });
  if (ended.kind !== 'exited' || ended.code !== 0) throw failed(work, how.object, saidBy(ended));
}
