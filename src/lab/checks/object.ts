import type { KubeObject } from '../../host/kubectl.ts';
import type { Both } from '../../i18n/language.ts';
import { Problem } from '../../problem.ts';
import type { AbsentLook, ObjectLook } from '../check.ts';
import { gapsBetween } from '../match/gaps.ts';
import { absent, missing, present } from '../match/say.ts';
import { pathSteps, valueAt } from '../path.ts';
import { nameOf, refOf } from '../resource.ts';
import type { Snapshot } from '../snapshot.ts';
import { differs, type Finding, type Gap, type Side, same, unknown } from '../verdict.ts';

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Gaps while a controller has not caught up with the latest change of its object. */
function staleGaps(object: KubeObject): readonly Gap[] {
  const generation = number(object.metadata.generation);
  const observed = number(valueAt(object, 'status.observedGeneration'));
  if (observed < generation)
    return [
      { path: 'status.observedGeneration', wanted: same(String(generation)), saw: same(String(observed)) },
    ];
  const replicas = valueAt(object, 'spec.replicas');
  if (typeof replicas !== 'number' || object.kind === 'ReplicaSet') return [];
  const wanted = same(String(replicas));
  return (['updatedReplicas', 'replicas'] as const).flatMap((field) => {
    const saw = number(valueAt(object, `status.${field}`));
    return saw === replicas ? [] : [{ path: `status.${field}`, wanted, saw: same(String(saw)) }];
  });
}

function gapsOf(look: ObjectLook, object: KubeObject): readonly Gap[] {
  const stale = look.fresh === true ? staleGaps(object) : [];
  if (look.expect === undefined) return stale;
  if (look.at === undefined) return [...stale, ...gapsBetween(look.expect, object)];
  const paths = typeof look.at === 'string' ? [look.at] : look.at;
  const path = paths.find((candidate) => valueAt(object, candidate) !== undefined) ?? paths[0] ?? '';
  return [...stale, ...gapsBetween(look.expect, valueAt(object, path), pathSteps(path))];
}

const matchesLabels = (object: KubeObject, selector: string): boolean =>
  selector.split(',').every((term) => {
    const labels = object.metadata.labels ?? {};
    const [, not, key = '', operator, value] = /^(!?)([^=!]+?)(?:(!?=)=?(.*))?$/.exec(term.trim()) ?? [];
    if (operator === undefined) return key in labels !== (not === '!');
    return operator === '=' ? labels[key] === value : labels[key] !== value;
  });

function judgeNamed(look: ObjectLook, objects: readonly KubeObject[], name: string): Finding {
  const object = objects.find((candidate) => candidate.metadata.name === name);
  if (object === undefined) {
    const names = objects.map((candidate) => candidate.metadata.name).toSorted();
    const gap: Gap = { path: look.get, wanted: present, saw: missing(names) };
    return { kind: 'differs', gaps: [gap], mayConverge: false };
  }
  const gaps = gapsOf(look, object);
  return gaps.length === 0 ? { kind: 'holds' } : differs(...gaps);
}

/** How many: `pods (app=web) が 2/3 個`, `pods (app=web): 2/3`. */
const many = (ja: string, en: string): Side => ({ ja, en, says: { ja: ` が ${ja}`, en: `: ${en}` } });

const sayCount = (min: number, max: number): Side => {
  if (min === max) return many(`${min} 個`, `${min}`);
  if (max === Number.POSITIVE_INFINITY) return many(`${min} 個以上`, `at least ${min}`);
  return many(`${min}〜${max} 個`, `${min}-${max}`);
};

const bounds = { all: [0, 0], any: [1, Number.POSITIVE_INFINITY], none: [0, 0] } as const;

/** `all` needs at least one object: nothing is not "all of them". */
function judgeMany(look: ObjectLook, objects: readonly KubeObject[]): Finding {
  const { quantifier = 'all', selector } = look;
  const chosen =
    selector === undefined ? objects : objects.filter((object) => matchesLabels(object, selector));
  const judged = chosen.map((object) => ({ object, gaps: gapsOf(look, object) }));
  const good = judged.filter(({ gaps }) => gaps.length === 0);
  const bad = judged.filter(({ gaps }) => gaps.length > 0);
  const path = selector === undefined ? look.get : `${look.get} (${selector})`;
  const seen = (quantifier === 'none' ? good : bad).slice(0, 6).map(({ object, gaps }): Both => {
    const [first] = gaps;
    if (first === undefined) return same(nameOf(object));
    return {
      ja: `${nameOf(object)}   ${first.path}: ${first.saw.ja}`,
      en: `${nameOf(object)}   ${first.path}: ${first.saw.en}`,
    };
  });
  if (quantifier === 'all') {
    if (judged.length > 0 && bad.length === 0) return { kind: 'holds' };
    const total = judged.length;
    const wanted =
      total === 0 ? sayCount(1, Number.POSITIVE_INFINITY) : many(`${total}/${total} 個`, `${total}/${total}`);
    const saw = total === 0 ? sayCount(0, 0) : many(`${good.length}/${total} 個`, `${good.length}/${total}`);
    return { kind: 'differs', gaps: [{ path, wanted, saw }], mayConverge: true, seen };
  }
  const [min, max] =
    typeof quantifier === 'string'
      ? bounds[quantifier]
      : [quantifier.min ?? 0, quantifier.max ?? Number.POSITIVE_INFINITY];
  if (good.length >= min && good.length <= max) return { kind: 'holds' };
  const saw = sayCount(good.length, good.length);
  return { kind: 'differs', gaps: [{ path, wanted: sayCount(min, max), saw }], mayConverge: true, seen };
}

/** The objects a look is about, or undefined when they could not be read. */
export function chosenObjects(look: ObjectLook, snapshot: Snapshot): readonly KubeObject[] {
  const { resource, name } = refOf(look.get);
  const objects = snapshot.objects(resource, look.namespace);
  if (objects instanceof Problem) return [];
  if (name !== undefined) return objects.filter((object) => object.metadata.name === name);
  const { selector } = look;
  return selector === undefined ? objects : objects.filter((object) => matchesLabels(object, selector));
}

/** An object by name has the fields; or all, any, none or so many of the selected ones have. */
export function judgeObject(look: ObjectLook, snapshot: Snapshot): Finding {
  const { resource, name } = refOf(look.get);
  const objects = snapshot.objects(resource, look.namespace);
  if (objects instanceof Problem) return unknown(objects);
  return name === undefined ? judgeMany(look, objects) : judgeNamed(look, objects, name);
}

/** The object is not there. Counts only beside a positive control, which the caller has looked at. */
export function judgeAbsent(look: AbsentLook, snapshot: Snapshot): Finding {
  const { resource, name } = refOf(look.absent);
  const objects = snapshot.objects(resource, look.namespace);
  if (objects instanceof Problem) return unknown(objects);
  const found = name === undefined ? objects : objects.filter((object) => object.metadata.name === name);
  if (found.length === 0) return { kind: 'holds' };
  return differs({
    path: look.absent,
    wanted: absent,
    saw: name === undefined ? same(found.map(nameOf).join(', ')) : present,
  });
}
