import type { Container, LimitRange, PersistentVolumeClaim, Pod } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { forbidden } from '../api-error.ts';
import type { AdmissionRequest } from './request.ts';

type Item = LimitRange['spec']['limits'][number];

const itemsOf = ({ cluster, draft }: AdmissionRequest, type: string): readonly Item[] =>
  cluster.store
    .list<LimitRange>('limitranges', draft.metadata.namespace)
    .flatMap((range) => range.spec.limits.filter((item) => item.type === type));

const containersOf = (pod: Pod): readonly Container[] => [
  ...(pod.spec.initContainers ?? []),
  ...pod.spec.containers,
];

/** Gives containers the requests and limits that a LimitRange of their namespace says. */
export function limitRanger(request: AdmissionRequest): void {
  if (request.operation !== 'CREATE' || request.resource.key !== 'pods') return;
  const pod = request.draft as unknown as Pod;
  const set: string[] = [];
  for (const item of itemsOf(request, 'Container'))
    for (const container of containersOf(pod)) {
      container.resources ??= {};
      const { resources } = container;
      const limits = fill(resources.limits, item.default);
      const requests = fill(resources.requests, item.defaultRequest);
      if (limits.added.length > 0) resources.limits = limits.values;
      if (requests.added.length > 0) resources.requests = requests.values;
      if (requests.added.length > 0)
        set.push(`${requests.added.join(', ')} request for container ${container.name}`);
      if (limits.added.length > 0)
        set.push(`${limits.added.join(', ')} limit for container ${container.name}`);
    }
  if (set.length > 0)
    pod.metadata.annotations = {
      ...pod.metadata.annotations,
      'kubernetes.io/limit-ranger': `LimitRanger plugin set: ${set.join('; ')}`,
    };
}

type Amounts = Record<string, string>;

function fill(
  given: Amounts | undefined,
  defaults: Amounts | undefined,
): { values: Amounts; added: string[] } {
  const values = { ...given };
  const added = Object.keys(defaults ?? {})
    .filter((name) => values[name] === undefined)
    .sort();
  for (const name of added) values[name] = defaults?.[name] ?? '';
  return { values, added };
}

/** Refuses a Pod or a claim outside the bounds of a LimitRange. */
export function refuseBeyondLimits(request: AdmissionRequest): void {
  if (request.operation !== 'CREATE') return;
  const problems: string[] = [];
  if (request.resource.key === 'pods') {
    const pod = request.draft as unknown as Pod;
    for (const item of itemsOf(request, 'Container'))
      for (const container of containersOf(pod))
        problems.push(
          ...beyond(item, container.resources?.requests, container.resources?.limits, 'Container'),
        );
    for (const item of itemsOf(request, 'Pod'))
      problems.push(
        ...beyond(item, sum(pod.spec.containers, 'requests'), sum(pod.spec.containers, 'limits'), 'Pod'),
      );
  }
  if (request.resource.key === 'persistentvolumeclaims') {
    const claim = request.draft as unknown as PersistentVolumeClaim;
    for (const item of itemsOf(request, 'PersistentVolumeClaim'))
      problems.push(...beyond(item, claim.spec.resources?.requests, undefined, 'PersistentVolumeClaim'));
  }
  if (problems.length === 0) return;
  const { group, name } = request.resource;
  const text = problems.length === 1 ? (problems[0] ?? '') : `[${problems.join(', ')}]`;
  throw forbidden({ group, name }, request.draft.metadata.name, text);
}

function sum(containers: readonly Container[], which: 'requests' | 'limits'): Amounts {
  const total: Amounts = {};
  for (const container of containers)
    for (const [name, value] of Object.entries(container.resources?.[which] ?? {}))
      total[name] = String(quantity(total[name]) + quantity(value));
  return total;
}

function beyond(
  item: Item,
  requests: Amounts | undefined,
  limits: Amounts | undefined,
  type: string,
): string[] {
  const problems: string[] = [];
  for (const [name, least] of Object.entries(item.min ?? {})) {
    const request = requests?.[name];
    const limit = limits?.[name];
    if (request === undefined)
      problems.push(`minimum ${name} usage per ${type} is ${least}.  No request is specified`);
    else if (quantity(request) < quantity(least))
      problems.push(`minimum ${name} usage per ${type} is ${least}, but request is ${request}`);
    if (limit !== undefined && quantity(limit) < quantity(least))
      problems.push(`minimum ${name} usage per ${type} is ${least}, but limit is ${limit}`);
  }
  for (const [name, most] of Object.entries(item.max ?? {})) {
    const request = requests?.[name];
    const limit = limits?.[name];
    if (type !== 'PersistentVolumeClaim' && limit === undefined)
      problems.push(`maximum ${name} usage per ${type} is ${most}.  No limit is specified`);
    else if (limit !== undefined && quantity(limit) > quantity(most))
      problems.push(`maximum ${name} usage per ${type} is ${most}, but limit is ${limit}`);
    if (limit === undefined && request !== undefined && quantity(request) > quantity(most))
      problems.push(`maximum ${name} usage per ${type} is ${most}, but request is ${request}`);
  }
  for (const [name, most] of Object.entries(item.maxLimitRequestRatio ?? {})) {
    const ratio = quantity(limits?.[name]) / quantity(requests?.[name]);
    if (Number.isFinite(ratio) && ratio > quantity(most))
      problems.push(
        `${name} max limit to request ratio per ${type} is ${most}, but provided ratio is ${ratio.toFixed(6)}`,
      );
  }
  return problems;
}
