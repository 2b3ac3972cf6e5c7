import type { Namespace, Node, Pod } from '../../kinds.ts';
import { matchesSelector } from '../../selector.ts';
import { matchesNode, tolerates, type View } from './node-match.ts';

type Term = NonNullable<
  NonNullable<
    NonNullable<Pod['spec']['affinity']>['podAffinity']
  >['requiredDuringSchedulingIgnoredDuringExecution']
>[number];

function inScope(term: Term, owner: Pod, other: Pod, { cluster }: View): boolean {
  const namespace = other.metadata.namespace ?? '';
  if (term.namespaceSelector) {
    const home = cluster.store.get<Namespace>('namespaces', undefined, namespace);
    if (matchesSelector(term.namespaceSelector, home?.metadata.labels)) return true;
  }
  if (term.namespaces?.length) return term.namespaces.includes(namespace);
  return !term.namespaceSelector && namespace === owner.metadata.namespace;
}

const domainOf = (node: Node | undefined, key: string): string | undefined => node?.metadata.labels?.[key];

function neighbours(term: Term, owner: Pod, node: Node, view: View): Pod[] {
  const domain = domainOf(node, term.topologyKey);
  if (domain === undefined) return [];
  const byName = new Map(view.nodes.map((one) => [one.metadata.name, one] as const));
  return view.pods.filter(
    (other) =>
      other.metadata.uid !== owner.metadata.uid &&
      isThere(other) &&
      domainOf(byName.get(other.spec.nodeName ?? ''), term.topologyKey) === domain,
  );
}

const isThere = (pod: Pod): boolean =>
  Boolean(pod.spec.nodeName) &&
  pod.metadata.deletionTimestamp === undefined &&
  pod.status?.phase !== 'Succeeded' &&
  pod.status?.phase !== 'Failed';

/** Required Pod affinity and anti-affinity, of this Pod and of those already there. */
export function affinityProblem(pod: Pod, node: Node, view: View): string | undefined {
  const matching = (term: Term, owner: Pod, other: Pod) =>
    inScope(term, owner, other, view) && matchesSelector(term.labelSelector, other.metadata.labels);
  for (const term of pod.spec.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
    if (neighbours(term, pod, node, view).some((other) => matching(term, pod, other))) continue;
    // The first of a group that wants to be together may go anywhere.
    const alone = !view.pods.some(
      (other) => other.metadata.uid !== pod.metadata.uid && isThere(other) && matching(term, pod, other),
    );
    if (!(alone && matching(term, pod, pod) && domainOf(node, term.topologyKey) !== undefined))
      return "node(s) didn't match pod affinity rules";
  }
  for (const term of pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [])
    if (neighbours(term, pod, node, view).some((other) => matching(term, pod, other)))
      return "node(s) didn't match pod anti-affinity rules";
  for (const other of view.pods.filter(isThere))
    for (const term of other.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ??
      []) {
      const place = view.nodes.find((one) => one.metadata.name === other.spec.nodeName);
      const together =
        domainOf(place, term.topologyKey) !== undefined &&
        domainOf(place, term.topologyKey) === domainOf(node, term.topologyKey);
      if (together && matching(term, other, pod))
        return "node(s) didn't satisfy existing pods anti-affinity rules";
    }
  return undefined;
}

/** Topology spread constraints that must hold. */
export function spreadProblem(pod: Pod, node: Node, view: View): string | undefined {
  for (const constraint of pod.spec.topologySpreadConstraints ?? []) {
    if (constraint.whenUnsatisfiable !== 'DoNotSchedule') continue;
    const domain = domainOf(node, constraint.topologyKey);
    if (domain === undefined)
      return "node(s) didn't match pod topology spread constraints (missing required label)";
    const counts = spreadCounts(
      pod,
      constraint.topologyKey,
      constraint.labelSelector,
      constraint.nodeTaintsPolicy === 'Honor',
      view,
    );
    const least = Math.min(...counts.values());
    const own = matchesSelector(constraint.labelSelector, pod.metadata.labels) ? 1 : 0;
    const fewest = counts.size < (constraint.minDomains ?? 1) ? 0 : least;
    if ((counts.get(domain) ?? 0) + own - fewest > constraint.maxSkew)
      return "node(s) didn't match pod topology spread constraints";
  }
  return undefined;
}

/** How many matching Pods each domain has, of the nodes this Pod could use. */
export function spreadCounts(
  pod: Pod,
  key: string,
  selector: Parameters<typeof matchesSelector>[0],
  honorTaints: boolean,
  { nodes, pods }: View,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const domain = domainOf(node, key);
    if (domain === undefined || !matchesNode(pod, node)) continue;
    if (
      honorTaints &&
      (node.spec?.taints ?? []).some(
        (taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(pod.spec.tolerations, taint),
      )
    )
      continue;
    const here = pods.filter(
      (one) =>
        one.spec.nodeName === node.metadata.name &&
        one.metadata.namespace === pod.metadata.namespace &&
        isThere(one) &&
        matchesSelector(selector, one.metadata.labels),
    );
    counts.set(domain, (counts.get(domain) ?? 0) + here.length);
  }
  return counts;
}

/** Weights of preferred Pod affinity that hold on a node, less those of anti-affinity. */
export function company(pod: Pod, node: Node, view: View): number {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
  const sum = (terms: typeof preferredTerms) =>
    (terms ?? []).reduce((total, { weight, podAffinityTerm: term }) => {
      const near = neighbours(term, pod, node, view).filter(
        (other) =>
          inScope(term, pod, other, view) && matchesSelector(term.labelSelector, other.metadata.labels),
      );
      return total + (near.length > 0 ? weight : 0);
    }, 0);
  const preferredTerms = podAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
  return sum(preferredTerms) - sum(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution);
}
