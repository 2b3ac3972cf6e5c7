import type { User } from '../auth/user.ts';

/** How a write is meant; from the query or, in the cluster itself, from `internal`. */
export type WriteOptions = {
  readonly user: User;
  readonly manager: string;
  readonly dryRun: boolean;
  readonly fieldValidation: 'Strict' | 'Warn' | 'Ignore';
  readonly subresource?: string | undefined;
  /** It comes of a patch; `strategic` ones are refused in other words. */
  readonly patching?: { readonly strategic?: unknown };
  /** Sentences for Warning headers. */
  readonly warnings: string[];
};
