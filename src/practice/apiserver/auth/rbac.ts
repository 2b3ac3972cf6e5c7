import type { Cluster } from '../../cluster.ts';
import type { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding } from '../../kinds.ts';
import { matchesSelector } from '../../selector.ts';
import type { User } from './user.ts';

const suffix = '.rbac.authorization.k8s.io';

/** What somebody wants to do. Either a resource or a path. */
export type Attributes = {
  readonly verb: string;
  readonly group: string;
  /** Plural, with its subresource: `pods/log`. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  /** For paths that are no resources. */
  readonly path?: string;
};

export type Decision = { readonly allowed: boolean; readonly reason: string };

/** Whether the stored roles and bindings allow it. `system:masters` may do everything. */
export function authorize(user: User, wanted: Attributes, cluster: Cluster): Decision {
  if (user.groups.includes('system:masters')) return { allowed: true, reason: '' };
  const grants = grantsOf(user, wanted.namespace, cluster);
  for (const { rules, reason } of grants)
    if (rules.some((rule) => ruleAllows(rule, wanted))) return { allowed: true, reason };
  const missing = grants.flatMap((grant) => grant.missing ?? []);
  const text = missing.length === 1 ? missing[0] : `[${missing.join(', ')}]`;
  return { allowed: false, reason: missing.length === 0 ? '' : `RBAC: ${text}` };
}

/** The rules of one binding, why they are given, and the role it names that is not there. */
type Grant = { readonly rules: readonly PolicyRule[]; readonly reason: string; readonly missing?: string };

/** Rules that reach this user in this namespace, cluster-wide ones first. */
export function grantsOf(user: User, namespace: string, cluster: Cluster): readonly Grant[] {
  const { store } = cluster;
  const wide = store
    .list<ClusterRoleBinding>(`clusterrolebindings${suffix}`)
    .filter((binding) => isSubject(binding.subjects, user, ''))
    .map((binding) => ({
      ...rulesOf('ClusterRole', binding.roleRef.name, '', cluster),
      reason: `RBAC: allowed by ClusterRoleBinding "${binding.metadata.name}" of ClusterRole "${binding.roleRef.name}" to ${subjectText(binding.subjects, user, '')}`,
    }));
  if (namespace === '') return wide;
  const local = store
    .list<RoleBinding>(`rolebindings${suffix}`, namespace)
    .filter((binding) => isSubject(binding.subjects, user, namespace))
    .map((binding) => ({
      ...rulesOf(binding.roleRef.kind, binding.roleRef.name, namespace, cluster),
      reason: `RBAC: allowed by RoleBinding "${binding.metadata.name}/${namespace}" of ${binding.roleRef.kind} "${binding.roleRef.name}" to ${subjectText(binding.subjects, user, namespace)}`,
    }));
  return [...wide, ...local];
}

/** What a role allows; a role that is not there allows nothing, and is named. */
export function rulesOf(
  kind: string,
  name: string,
  namespace: string,
  { store }: Cluster,
): { readonly rules: readonly PolicyRule[]; readonly missing?: string } {
  const role =
    kind === 'Role'
      ? store.get<Role>(`roles${suffix}`, namespace, name)
      : store.get<ClusterRole>(`clusterroles${suffix}`, undefined, name);
  if (role === undefined)
    return { rules: [], missing: `${kind.toLowerCase()}${suffix} ${JSON.stringify(name)} not found` };
  return { rules: role.rules ?? [] };
}

type Subjects = RoleBinding['subjects'];
type Subject = NonNullable<Subjects>[number];

const isThis = (subject: Subject, user: User, namespace: string): boolean => {
  if (subject.kind === 'User') return user.name === subject.name;
  if (subject.kind === 'Group') return user.groups.includes(subject.name);
  return user.name === `system:serviceaccount:${subject.namespace || namespace}:${subject.name}`;
};

const isSubject = (subjects: Subjects, user: User, namespace: string): boolean =>
  (subjects ?? []).some((subject) => isThis(subject, user, namespace));

const subjectText = (subjects: Subjects, user: User, namespace: string): string => {
  const found = (subjects ?? []).find((subject) => isThis(subject, user, namespace));
  if (found === undefined) return '';
  const name = found.kind === 'ServiceAccount' ? `${found.name}/${found.namespace || namespace}` : found.name;
  return `${found.kind} "${name}"`;
};

export function ruleAllows(rule: PolicyRule, wanted: Attributes): boolean {
  const has = (list: readonly string[] | undefined, value: string) =>
    list?.includes(value) || list?.includes('*') || false;
  if (!has(rule.verbs, wanted.verb)) return false;
  if (wanted.path !== undefined) {
    const { path } = wanted;
    return (rule.nonResourceURLs ?? []).some(
      (one) => one === path || one === '*' || (one.endsWith('*') && path.startsWith(one.slice(0, -1))),
    );
  }
  if (!has(rule.apiGroups, wanted.group)) return false;
  const sub = wanted.resource.split('/')[1];
  if (!has(rule.resources, wanted.resource) && !(sub !== undefined && rule.resources?.includes(`*/${sub}`)))
    return false;
  return !rule.resourceNames?.length || rule.resourceNames.includes(wanted.name);
}

/** Fills aggregated cluster roles from those their selectors name. */
export function aggregateRoles({ store }: Cluster): void {
  const key = `clusterroles${suffix}`;
  const roles = store.list<ClusterRole>(key);
  for (const role of roles) {
    const selectors = role.aggregationRule?.clusterRoleSelectors;
    if (selectors === undefined) continue;
    const rules: PolicyRule[] = [];
    const seen = new Set<string>();
    for (const other of roles) {
      if (other === role || !selectors.some((selector) => matchesSelector(selector, other.metadata.labels)))
        continue;
      for (const rule of other.rules ?? []) {
        const text = JSON.stringify(rule);
        if (!seen.has(text)) rules.push(rule);
        seen.add(text);
      }
    }
    store.change<ClusterRole>(key, undefined, role.metadata.name, (draft) => {
      draft.rules = rules;
    });
  }
}
