import type { ApiRequest, Target } from './request.ts';

/** The API verb of a request, as RBAC and discovery name it. */
export function verbOf(
  { method, query }: Pick<ApiRequest, 'method' | 'query'>,
  { name, watching: old = false }: Target,
): string {
  const watching = old || ['1', 'true'].includes(query.get('watch') ?? '');
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (old) return 'watch';
      return name !== undefined ? 'get' : watching ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name !== undefined ? 'delete' : 'deletecollection';
    default:
      return method.toLowerCase();
  }
}
