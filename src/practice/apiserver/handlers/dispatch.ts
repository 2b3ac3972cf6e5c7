import { ApiError, forbidden, notAllowed } from '../api-error.ts';
import { authorize } from '../auth/rbac.ts';
import type { Answer, ApiRequest, Server, Target } from '../request.ts';
import { routeOf } from '../route.ts';
import { verbOf } from '../verbs.ts';
import { handleMetrics } from './metrics.ts';
import { handleOwn } from './own.ts';
import { handlePath } from './paths.ts';
import {
  handleBinding,
  handleEphemeral,
  handleEviction,
  handleFinalize,
  handleToken,
} from './pod-subresources.ts';
import { handleResource } from './resource.ts';
import { handleReview } from './reviews.ts';
import { handleScale } from './scale.ts';

/** Checks the right to a request and answers it. Throws an ApiError. */
export async function dispatch(request: ApiRequest, server: Server): Promise<Answer> {
  const isApi = /^\/apis?(\/|$)/.test(request.path);
  const target = isApi ? routeOf(request.path, server.cluster.resources) : undefined;
  if (target === undefined) {
    allowPath(request, server);
    if (request.path.startsWith('/practice/')) return handleOwn(request, server);
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notAllowed();
    return handlePath(request, server);
  }
  allow(request, target, verbOf(request, target), server);
  return handlerOf(target)(request, target, server);
}

type Handler = (request: ApiRequest, target: Target, server: Server) => Promise<Answer> | Answer;

const reviews = new Set(['authorization.k8s.io', 'authentication.k8s.io']);

function handlerOf({ resource, subresource }: Target): Handler {
  if (reviews.has(resource.group)) return handleReview;
  if (resource.group === 'metrics.k8s.io') return handleMetrics;
  switch (subresource?.split('/')[0]) {
    case undefined:
    case 'status':
    case 'approval':
    case 'resize':
      return handleResource;
    case 'scale':
      return handleScale;
    case 'binding':
      return handleBinding;
    case 'eviction':
      return handleEviction;
    case 'ephemeralcontainers':
      return handleEphemeral;
    case 'token':
      return handleToken;
    case 'finalize':
      return handleFinalize;
    case 'log':
      return ({ query, response }, { namespace = '', name = '' }, { kubelets }) => {
        kubelets.logs({ namespace, pod: name }, query, response);
        return undefined;
      };
    case 'exec':
    case 'attach':
    case 'portforward':
      return () => {
        throw new ApiError(400, 'BadRequest', 'Upgrade request required');
      };
    default:
      return () => {
        throw new ApiError(
          501,
          'NotImplemented',
          `not available in the practice cluster: ${resource.name}/${subresource}`,
        );
      };
  }
}

/** Throws the refusal of RBAC, in its words. */
export function allow(
  request: Pick<ApiRequest, 'user'>,
  target: Target,
  verb: string,
  { cluster }: Server,
): void {
  const { resource, namespace = '', name = '', subresource } = target;
  const plural = subresource === undefined ? resource.name : `${resource.name}/${subresource.split('/')[0]}`;
  const isNamespace = resource.key === 'namespaces';
  const wanted = {
    verb,
    group: resource.group,
    resource: plural,
    namespace: isNamespace ? name : namespace,
    name,
  };
  const { allowed, reason } = authorize(request.user, wanted, cluster);
  if (allowed) return;
  const scope =
    namespace !== ''
      ? `in the namespace "${namespace}"`
      : isNamespace && name !== ''
        ? `in the namespace "${name}"`
        : 'at the cluster scope';
  throw forbidden(
    { group: resource.group, name: resource.name },
    name,
    `User "${request.user.name}" cannot ${verb} resource "${plural}" in API group "${resource.group}" ${scope}${reason === '' ? '' : `: ${reason}`}`,
  );
}

function allowPath({ user, path, method }: ApiRequest, { cluster }: Server): void {
  const verb = method === 'HEAD' ? 'head' : method.toLowerCase();
  const wanted = { verb, path, group: '', resource: '', namespace: '', name: '' };
  if (authorize(user, wanted, cluster).allowed) return;
  throw new ApiError(403, 'Forbidden', `forbidden: User "${user.name}" cannot ${verb} path "${path}"`, {});
}
