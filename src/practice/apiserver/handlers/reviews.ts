import type { PolicyRule } from '../../kinds.ts';
import { isRecord, type RawObject, timestamp } from '../../kube.ts';
import { badRequest } from '../api-error.ts';
import { type Attributes, authorize, grantsOf } from '../auth/rbac.ts';
import type { User } from '../auth/user.ts';
import { type Answer, type ApiRequest, created, type Server, type Target } from '../request.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function attributesOf(spec: RawObject): Attributes {
  if (isRecord(spec['nonResourceAttributes'])) {
    const { path, verb } = spec['nonResourceAttributes'];
    return { verb: text(verb), path: text(path), group: '', resource: '', namespace: '', name: '' };
  }
  const given = isRecord(spec['resourceAttributes']) ? spec['resourceAttributes'] : {};
  const sub = text(given['subresource']);
  return {
    verb: text(given['verb']),
    group: text(given['group']),
    resource: sub === '' ? text(given['resource']) : `${text(given['resource'])}/${sub}`,
    namespace: text(given['namespace']),
    name: text(given['name']),
  };
}

const answer = (body: RawObject, status: RawObject): Answer => {
  const { metadata, ...rest } = body;
  return created({ ...rest, metadata: isRecord(metadata) ? metadata : {}, status });
};

/** SubjectAccessReview and its kin, SelfSubjectReview, TokenReview. Throws an ApiError. */
export async function handleReview(request: ApiRequest, target: Target, server: Server): Promise<Answer> {
  const body = await request.body();
  if (!isRecord(body)) throw badRequest('the review is not an object');
  const spec = isRecord(body['spec']) ? body['spec'] : {};
  const { cluster, tokens } = server;
  switch (target.resource.kind) {
    case 'SelfSubjectAccessReview': {
      const { allowed, reason } = authorize(request.user, attributesOf(spec), cluster);
      return answer(body, { allowed, ...(reason === '' ? {} : { reason }) });
    }
    case 'SubjectAccessReview':
    case 'LocalSubjectAccessReview': {
      const user: User = { name: text(spec['user']), groups: (spec['groups'] ?? []) as string[] };
      const { allowed, reason } = authorize(user, attributesOf(spec), cluster);
      return answer(body, { allowed, ...(reason === '' ? {} : { reason }) });
    }
    case 'SelfSubjectRulesReview':
      return answer(body, rulesFor(request.user, text(spec['namespace']), server));
    case 'SelfSubjectReview': {
      const { name: username, uid, groups, extra } = request.user;
      const userInfo = { username, ...(uid ? { uid } : {}), groups, ...(extra ? { extra } : {}) };
      return created({
        ...body,
        metadata: { creationTimestamp: timestamp(cluster.clock.now()) },
        status: { userInfo },
      });
    }
    default: {
      const user = tokens.read(text(spec['token']), cluster);
      if (user === undefined) return answer(body, { user: {}, error: '[invalid bearer token]' });
      return answer(body, {
        authenticated: true,
        user: { username: user.name, uid: user.uid, groups: user.groups },
      });
    }
  }
}

function rulesFor(user: User, namespace: string, { cluster }: Server): RawObject {
  const everything: PolicyRule[] = [
    { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    { verbs: ['*'], nonResourceURLs: ['*'] },
  ];
  const rules = [
    ...(user.groups.includes('system:masters') ? everything : []),
    ...grantsOf(user, namespace, cluster).flatMap((grant) => grant.rules),
  ];
  return {
    resourceRules: rules
      .filter((rule) => rule.resources?.length)
      .map(({ verbs, apiGroups, resources, resourceNames }) => ({
        verbs,
        apiGroups,
        resources,
        ...(resourceNames ? { resourceNames } : {}),
      })),
    nonResourceRules: rules
      .filter((rule) => rule.nonResourceURLs?.length)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
    incomplete: false,
  };
}
