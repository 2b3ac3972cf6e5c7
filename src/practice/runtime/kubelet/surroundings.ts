import type { Cluster } from '../../cluster.ts';
import type { Pod } from '../../kinds.ts';
import type { HttpReply, Network, Served } from '../network.ts';
import type { Tree } from '../shell/files.ts';

/** What a container needs of the Pod it is in. */
export type Surroundings = {
  readonly cluster: Cluster;
  /** The Pod as it is now. */
  readonly pod: () => Pod;
  readonly trees: () => ReadonlyMap<string, Tree>;
  readonly network: Network;
  readonly listen: (port: number, answer: (question: Served) => HttpReply | undefined) => boolean;
  readonly close: (port: number) => void;
  readonly closePorts: () => void;
  /** Images on the node. */
  readonly pulled: Set<string>;
  readonly changed: () => void;
};
