import { Problem } from '../problem.ts';

/** The errno name of a file system error. */
export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;

/** What the disk refused, as something the learner can act on. Other errors are bugs and stay as they are. */
export function diskProblem(thrown: unknown, path: string): unknown {
  const code = codeOf(thrown);
  if (code === undefined) return thrown;
  const details = { path, code };
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Problem('history-disk-full', details, { cause: thrown });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code))
    return new Problem('history-not-writable', details, { cause: thrown });
  return new Problem('history-disk-error', details, { cause: thrown });
}
