/** How the practice cluster stands, for the screen about it. Times in milliseconds, memory in bytes. */
export type PracticeView =
  | { readonly state: 'stopped' | 'absent' }
  | {
      readonly state: 'running';
      readonly server: string;
      readonly version: string;
      readonly kubeconfig: string;
      readonly nodes: number;
      readonly readyNodes: number;
      readonly pods: number;
      readonly namespaces: number;
      readonly memory: number;
      readonly pid: number;
      /** Until it stops for lack of use; undefined when it never does. */
      readonly idleLeft: number | undefined;
      readonly since: number;
    };

/** What a screen may do with the practice cluster. Throws a Problem when it does not start. */
export interface PracticeActions {
  look(): Promise<PracticeView>;
  /** An aborted signal ends the process that is starting. */
  up(signal?: AbortSignal): Promise<void>;
  down(): Promise<void>;
  reset(signal?: AbortSignal): Promise<void>;
  /** Gives the terminal to the learner's shell, its kubectl on the practice cluster, until it ends. */
  shell(): Promise<number>;
}
