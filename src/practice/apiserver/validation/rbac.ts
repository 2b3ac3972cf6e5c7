import type { ClusterRole, RoleBinding } from '../../kinds.ts';
import { type KubeObject, same } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';

/** Roles, cluster roles and their bindings. */
export function validateRbac(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  if (object.kind.endsWith('Binding')) validateBinding(object, before, causes);
  else validateRules(object, causes);
  return causes.list;
}

function validateRules(object: KubeObject, causes: Causes): void {
  const { rules } = object as unknown as ClusterRole;
  for (const [index, rule] of (rules ?? []).entries()) {
    const path = `rules[${index}]`;
    if (!rule.verbs || rule.verbs.length === 0)
      causes.required(`${path}.verbs`, 'verbs must contain at least one value');
    if (rule.nonResourceURLs?.length) {
      if (object.kind === 'Role')
        causes.invalid(
          `${path}.nonResourceURLs`,
          rule.nonResourceURLs,
          'namespaced rules cannot apply to non-resource URLs',
        );
      if (rule.resources?.length)
        causes.invalid(
          `${path}.nonResourceURLs`,
          rule.nonResourceURLs,
          'rules cannot apply to both regular resources and non-resource URLs',
        );
      continue;
    }
    if (!rule.apiGroups?.length)
      causes.required(`${path}.apiGroups`, 'resource rules must supply at least one api group');
    if (!rule.resources?.length)
      causes.required(`${path}.resources`, 'resource rules must supply at least one resource');
  }
}

function validateBinding(object: KubeObject, before: KubeObject | undefined, causes: Causes): void {
  const { roleRef, subjects } = object as unknown as RoleBinding;
  const kinds = object.kind === 'ClusterRoleBinding' ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  if (!kinds.includes(roleRef?.kind ?? '')) causes.unsupported('roleRef.kind', roleRef?.kind, kinds);
  if (!roleRef?.name) causes.required('roleRef.name');
  if (before && !same(roleRef, (before as unknown as RoleBinding).roleRef))
    causes.invalid(
      'roleRef',
      { APIGroup: roleRef.apiGroup, Kind: roleRef.kind, Name: roleRef.name },
      'cannot change roleRef',
    );
  for (const [index, subject] of (subjects ?? []).entries()) {
    const path = `subjects[${index}]`;
    if (!subject.name) causes.required(`${path}.name`);
    if (!['ServiceAccount', 'User', 'Group'].includes(subject.kind))
      causes.unsupported(`${path}.kind`, subject.kind, ['ServiceAccount', 'User', 'Group']);
    if (subject.kind === 'ServiceAccount' && !subject.namespace) causes.required(`${path}.namespace`);
  }
}
