import { Problem } from '../problem.ts';
import type { Condition } from './check.ts';
import { chosenObjects } from './checks/object.ts';
import type { Lab } from './lab.ts';
import { valueAt } from './path.ts';
import { refOf } from './resource.ts';
import type { Snapshot } from './snapshot.ts';

/** The looks that a lab's `reads` need, so that the snapshot has their objects. */
export const factLooks = (lab: Lab): readonly Condition[] =>
  Object.values(lab.reads).map(({ get, namespace, selector }) => ({ get, namespace, selector }));

/** `${facts.name}` → what the cluster says now. A fact that could not be read is a Problem. */
export function readFacts(lab: Lab, snapshot: Snapshot): Readonly<Record<string, string>> | Problem {
  const facts: Record<string, string> = {};
  for (const [name, fact] of Object.entries(lab.reads)) {
    const look = { get: fact.get, namespace: fact.namespace, selector: fact.selector };
    const seen = snapshot.objects(refOf(fact.get).resource, fact.namespace);
    if (seen instanceof Problem) return seen;
    const objects = chosenObjects(look, snapshot);
    const value = fact.at === 'count' ? objects.length : valueAt(objects[0], fact.at);
    if (value === undefined) return new Problem('kube-bad-answer', { context: fact.get });
    facts[`facts.${name}`] = String(value);
  }
  return facts;
}
