import type { Cluster } from '../../cluster.ts';
import type { KubeObject } from '../../kube.ts';
import type { WriteOptions } from '../registry/options.ts';
import type { Resource } from '../resources.ts';

/** What admission looks at; it may change `draft` or throw an ApiError. */
export type AdmissionRequest = {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly resource: Resource;
  readonly draft: KubeObject;
  readonly before: KubeObject | undefined;
  readonly cluster: Cluster;
  readonly options: WriteOptions;
};
