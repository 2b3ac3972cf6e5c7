import type { PolicyRule } from '../../kinds.ts';
import { isRecord, type RawObject, timestamp } from '../../kube.ts';
import { type ApiError, badRequest, invalid } from '../api-error.ts';
import { type Attributes, authorize, grantsOf } from '../auth/rbac.ts';
import { issuer } from '../auth/tokens.ts';
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
      checkAttributes(spec);
      const { allowed, reason } = authorize(request.user, attributesOf(spec), cluster);
      return answer(body, { allowed, ...(reason === '' ? {} : { reason }) });
    }
    case 'SubjectAccessReview':
    case 'LocalSubjectAccessReview': {
      checkSubject(spec);
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
      const wanted = Array.isArray(spec['audiences']) ? (spec['audiences'] as string[]) : [issuer];
      const user = tokens.read(text(spec['token']), cluster, wanted);
      if (user === undefined) return answer(body, { user: {}, error: '[invalid bearer token]' });
      return answer(body, {
        audiences: wanted,
        authenticated: true,
        user: { username: user.name, uid: user.uid, groups: user.groups },
      });
    }
  }
}

const refuse = (field: string, value: unknown, because: string): ApiError =>
  invalid('', '', '', [
    { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value)}: ${because}`, field },
  ]);

function checkAttributes(spec: RawObject): void {
  const [resource, path] = [isRecord(spec['resourceAttributes']), isRecord(spec['nonResourceAttributes'])];
  const because = 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
  if (!resource && !path) throw refuse('spec.resourceAttributes', null, because);
  if (resource && path)
    throw refuse(
      'spec.nonResourceAttributes',
      spec['nonResourceAttributes'],
      'cannot be specified in combination with resourceAttributes',
    );
}

function checkSubject(spec: RawObject): void {
  checkAttributes(spec);
  const groups = Array.isArray(spec['groups']) ? spec['groups'] : [];
  if (text(spec['user']) === '' && groups.length === 0)
    throw refuse('spec.user', '', 'at least one of user or group must be specified');
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
