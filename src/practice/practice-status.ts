/** What a running practice cluster says of itself. */
export type PracticeStatus = {
  readonly version: string;
  readonly server: string;
  readonly nodes: number;
  readonly readyNodes: number;
  readonly pods: number;
  readonly namespaces: number;
  readonly pid: number;
  /** Bytes. */
  readonly memory: number;
  /** Milliseconds until it stops for lack of use. */
  readonly idleLeft?: number;
  /** ISO time. */
  readonly since: string;
};
