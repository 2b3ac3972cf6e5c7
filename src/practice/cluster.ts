import type { GoReader } from './apiserver/go-json.ts';
import type { Resources } from './apiserver/resources.ts';
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { PracticeData } from './data.ts';
import type { Store } from './state/store.ts';

/** How one practice cluster is set up; it does not change while it runs. */
export type ClusterSettings = {
  readonly name: string;
  /** Of the API it says it serves, e.g. `36` for 1.36. */
  readonly minor: number;
  readonly nodes: number;
  readonly serviceNetwork: string;
};

/** What the parts of one practice cluster share. */
export type Cluster = {
  readonly settings: ClusterSettings;
  readonly store: Store;
  readonly resources: Resources;
  readonly reader: GoReader;
  readonly data: PracticeData;
  readonly clock: Clock;
  readonly chance: Chance;
};
