import type { KubeObject } from '../host/kubectl.ts';
import type { Condition } from './check.ts';
import { chosenObjects } from './checks/object.ts';
import { valueAt } from './path.ts';
import type { Snapshot } from './snapshot.ts';

/** Samples of a check that has to hold for a while. */
export type Steadiness = { readonly since: number; readonly samples: number; readonly restarts: number };

const least = 3;

const times = (object: KubeObject): readonly string[] => {
  const conditions = valueAt(object, 'status.conditions');
  const ready = Array.isArray(conditions)
    ? conditions.filter((item) =>
        ['Ready', 'Available', 'ContainersReady'].includes(String(valueAt(item, 'type'))),
      )
    : [];
  const started = valueAt(object, 'status.containerStatuses[*].state.running.startedAt');
  return [
    ...ready.map((item) => valueAt(item, 'lastTransitionTime')),
    ...(Array.isArray(started) ? started : []),
  ].flatMap((value) => (typeof value === 'string' ? [value] : []));
};

const looked = (condition: Condition, snapshot: Snapshot): readonly KubeObject[] =>
  'get' in condition ? chosenObjects(condition, snapshot) : [];

/** Restarts of all containers the look is about; must not rise while it is watched. */
const restartsOf = (objects: readonly KubeObject[]): number =>
  objects
    .flatMap((object) => valueAt(object, 'status.containerStatuses[*].restartCount'))
    .reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);

/**
 * Whether what holds now has held for `window` ms: told by the transition times the cluster itself wrote down,
 * else by at least three good samples over the window without a restart.
 */
export function steady(
  condition: Condition,
  snapshot: Snapshot,
  window: number,
  before: Steadiness | undefined,
  instant: (text: string) => number,
): { readonly held: boolean; readonly now: Steadiness } {
  const objects = looked(condition, snapshot);
  const restarts = restartsOf(objects);
  const keeps = before !== undefined && before.restarts === restarts;
  const now: Steadiness = keeps
    ? { ...before, samples: before.samples + 1 }
    : { since: snapshot.at, samples: 1, restarts };
  const known = objects.map((object) => times(object).map(instant));
  const written =
    known.length > 0 && known.every((list) => list.length > 0) ? Math.max(...known.flat()) : undefined;
  if (written !== undefined && snapshot.at - written >= window) return { held: true, now };
  return { held: now.samples >= least && snapshot.at - now.since >= window, now };
}
