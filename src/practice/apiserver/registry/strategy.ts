import type { Cluster } from '../../cluster.ts';
import type { KubeObject } from '../../kube.ts';
import type { Cause } from '../api-error.ts';

/** What one kind does beyond being stored. Drafts may be changed in place. */
export type Strategy = {
  /** Fills in what was left out, when an object is read. */
  readonly defaults?: (draft: KubeObject, cluster: Cluster) => void;
  /** Sets what clients may not, e.g. addresses; after defaults. */
  readonly prepareCreate?: (draft: KubeObject, cluster: Cluster) => void;
  readonly prepareUpdate?: (draft: KubeObject, before: KubeObject, cluster: Cluster) => void;
  readonly validate?: (
    object: KubeObject,
    before: KubeObject | undefined,
    cluster: Cluster,
  ) => readonly Cause[];
  /** Has no status subresource: an update may write all of it. */
  readonly whole?: boolean;
};
