import type { Cluster } from '../../cluster.ts';
import type { Node, NodeSelectorTerm, Pod, Taint, Toleration } from '../../kinds.ts';

/** What the scheduler sees when it looks for a node. */
export type View = {
  readonly cluster: Cluster;
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
};

/** Whether one of the tolerations bears a taint. */
export const tolerates = (tolerations: readonly Toleration[] | undefined, taint: Taint): boolean =>
  (tolerations ?? []).some(
    (one) =>
      (!one.effect || one.effect === taint.effect) &&
      (!one.key || one.key === taint.key) &&
      (one.operator === 'Exists' || (one.value ?? '') === (taint.value ?? '')),
  );

/** Whether a node is what one term of a node selector asks for. */
export function matchesTerm(term: NodeSelectorTerm, node: Node): boolean {
  const labels = node.metadata.labels ?? {};
  const fits = (
    value: string | undefined,
    operator: string,
    values: readonly string[] | undefined,
  ): boolean => {
    if (operator === 'Gt') return value !== undefined && Number(value) > Number(values?.[0]);
    if (operator === 'Lt') return value !== undefined && Number(value) < Number(values?.[0]);
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const listed = value !== undefined && (values ?? []).includes(value);
    return operator === 'In' ? listed : !listed;
  };
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  if (expressions.length + fields.length === 0) return false;
  return (
    expressions.every((one) => fits(labels[one.key], one.operator, one.values)) &&
    fields.every((one) => fits(node.metadata.name, one.operator, one.values))
  );
}

/** Node selector and required node affinity. */
export function matchesNode(pod: Pod, node: Node): boolean {
  const labels = node.metadata.labels ?? {};
  if (!Object.entries(pod.spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value))
    return false;
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesTerm(term, node));
}
