import type { ClusterRole, PolicyRule, RoleBinding } from '../../kinds.ts';
import { same } from '../../kube.ts';
import { forbidden } from '../api-error.ts';
import { authorize, grantsOf, rulesOf } from '../auth/rbac.ts';
import type { AdmissionRequest } from './request.ts';

const group = 'rbac.authorization.k8s.io';

/** Nobody gives away, by a role or a binding, what they may not do themselves; `escalate` and `bind` allow it. */
export function refuseEscalation(request: AdmissionRequest): void {
  const { resource, draft, before, options } = request;
  if (resource.group !== group || request.operation === 'DELETE') return;
  if (options.user.groups.includes('system:masters')) return;
  if (
    before !== undefined &&
    same(draft['rules'] ?? draft['subjects'], before['rules'] ?? before['subjects'])
  )
    return;
  const given = resource.kind.endsWith('Binding') ? boundRules(request) : ownRules(request);
  if (given === undefined) return;
  const { user } = options;
  const held = grantsOf(user, draft.metadata.namespace ?? '', request.cluster).flatMap(({ rules }) => rules);
  const missing = given.flatMap(parts).filter((part) => !held.some((rule) => covers(rule, part)));
  if (missing.length === 0) return;
  const groups = user.groups.map((one) => JSON.stringify(one)).join(' ');
  throw forbidden(
    { group, name: resource.name },
    draft.metadata.name,
    `user ${JSON.stringify(user.name)} (groups=[${groups}]) is attempting to grant RBAC permissions not currently held:\n${compact(missing).sort().join('\n')}`,
  );
}

function may(
  verb: string,
  plural: string,
  name: string,
  { draft, cluster, options }: AdmissionRequest,
): boolean {
  const namespace = draft.metadata.namespace ?? '';
  return authorize(options.user, { verb, group, resource: plural, namespace, name }, cluster).allowed;
}

function ownRules(request: AdmissionRequest): readonly PolicyRule[] | undefined {
  const { draft, resource } = request;
  if (may('escalate', resource.name, draft.metadata.name, request)) return undefined;
  return (draft as unknown as ClusterRole).rules ?? [];
}

function boundRules(request: AdmissionRequest): readonly PolicyRule[] | undefined {
  const { roleRef } = request.draft as unknown as RoleBinding;
  const plural = roleRef.kind === 'Role' ? 'roles' : 'clusterroles';
  if (may('bind', plural, roleRef.name, request)) return undefined;
  return rulesOf(roleRef.kind, roleRef.name, request.draft.metadata.namespace ?? '', request.cluster).rules;
}

/** A rule as single permissions: one verb on one resource of one group, or on one path. */
function parts(rule: PolicyRule): readonly PolicyRule[] {
  const paths = (rule.nonResourceURLs ?? []).map((path) => ({ nonResourceURLs: [path] }));
  const names = rule.resourceNames?.length ? rule.resourceNames.map((one) => [one]) : [undefined];
  const resources = (rule.apiGroups ?? []).flatMap((apiGroup) =>
    (rule.resources ?? []).flatMap((resource) =>
      names.map((resourceNames) => ({
        apiGroups: [apiGroup],
        resources: [resource],
        ...(resourceNames === undefined ? {} : { resourceNames }),
      })),
    ),
  );
  return (rule.verbs ?? []).flatMap((verb) =>
    [...resources, ...paths].map((one) => ({ ...one, verbs: [verb] })),
  );
}

function covers(held: PolicyRule, part: PolicyRule): boolean {
  const has = (list: readonly string[] | undefined, wanted: readonly string[] | undefined) =>
    (wanted ?? []).every((one) => list?.includes('*') || list?.includes(one));
  if (!has(held.verbs, part.verbs)) return false;
  const [path] = part.nonResourceURLs ?? [];
  if (path !== undefined)
    return (held.nonResourceURLs ?? []).some(
      (one) => one === path || one === '*' || (one.endsWith('*') && path.startsWith(one.slice(0, -1))),
    );
  const sub = part.resources?.[0]?.split('/')[1];
  const anyOfKind = sub !== undefined && held.resources?.includes(`*/${sub}`);
  if (!has(held.apiGroups, part.apiGroups) || !(has(held.resources, part.resources) || anyOfKind))
    return false;
  const names = held.resourceNames ?? [];
  return names.length === 0 || (part.resourceNames?.every((one) => names.includes(one)) ?? false);
}

/** One line for all verbs on the same thing. */
function compact(missing: readonly PolicyRule[]): string[] {
  const verbs = new Map<string, string[]>();
  const list = (values: readonly string[]) => `[${values.map((one) => JSON.stringify(one)).join(', ')}]`;
  for (const { apiGroups, resources, resourceNames, nonResourceURLs, verbs: more } of missing) {
    const fields = [
      ...(apiGroups ? [`APIGroups:${list(apiGroups)}`] : []),
      ...(resources ? [`Resources:${list(resources)}`] : []),
      ...(resourceNames ? [`ResourceNames:${list(resourceNames)}`] : []),
      ...(nonResourceURLs ? [`NonResourceURLs:${list(nonResourceURLs)}`] : []),
    ].join(', ');
    verbs.set(fields, [...(verbs.get(fields) ?? []), ...(more ?? [])]);
  }
  return [...verbs].map(([fields, values]) => `{${fields}, Verbs:${list(values)}}`);
}
