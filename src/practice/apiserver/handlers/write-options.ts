import { badRequest, invalid } from '../api-error.ts';
import type { WriteOptions } from '../registry/options.ts';
import type { ApiRequest, Target } from '../request.ts';

/** The options a write's query carries. Throws an ApiError. */
export function writeOptionsOf(request: ApiRequest, { subresource }: Target): WriteOptions {
  const { query } = request;
  const dryRun = query.getAll('dryRun');
  if (dryRun.some((one) => one !== 'All'))
    throw invalid('PatchOptions', 'meta.k8s.io', '', [
      {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${JSON.stringify(dryRun)}: supported values: "All"`,
        field: 'dryRun',
      },
    ]);
  const validation = query.get('fieldValidation') ?? 'Warn';
  if (validation !== 'Strict' && validation !== 'Warn' && validation !== 'Ignore')
    throw badRequest(
      `fieldValidation: Unsupported value: "${validation}": supported values: "Ignore", "Strict", "Warn"`,
    );
  const isApply = request.contentType.startsWith('application/apply-patch');
  return {
    user: request.user,
    manager: query.get('fieldManager') ?? (isApply ? '' : (request.agent.split('/')[0] ?? 'unknown')),
    dryRun: dryRun.length > 0,
    fieldValidation: validation,
    ...(subresource === undefined ? {} : { subresource }),
    warnings: [],
  };
}
