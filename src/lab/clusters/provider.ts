import type { Both } from '../../i18n/language.ts';
import type { Capability } from '../capability.ts';

/** A kubeconfig and the context in it that a provider's cluster answers to. */
export type ClusterAccess = { readonly kubeconfig: string; readonly context: string };

/** `no-engine`: the tool is there, and the container engine behind it is not. */
export type ProviderState = 'running' | 'stopped' | 'absent' | 'tool-missing' | 'no-engine';

/** Somewhere labs can run that can be made and unmade on request. */
export interface ClusterProvider {
  /** As named with `--target`. */
  readonly id: string;
  /** Whether nothing of it is real. */
  readonly simulated: boolean;
  state(signal?: AbortSignal): Promise<ProviderState>;
  /** Makes it run, telling what happens. Does nothing when it runs already. */
  up(tell: (say: Both) => void, signal?: AbortSignal): Promise<ClusterAccess>;
  down(signal?: AbortSignal): Promise<void>;
  reset(tell: (say: Both) => void, signal?: AbortSignal): Promise<ClusterAccess>;
  /** More environment for children and for the learner's shell, such as AWS_ENDPOINT_URL of a practice endpoint. */
  env(): Promise<Readonly<Record<string, string>>>;
  /** What it has; `undefined` when that must be looked up on the cluster itself. */
  readonly capabilities: readonly Capability[] | undefined;
}
