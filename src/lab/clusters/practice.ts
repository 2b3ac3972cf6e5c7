import type { Both } from '../../i18n/language.ts';
import { practiceTexts } from '../../i18n/texts/practice.ts';
import type { Capability } from '../capability.ts';
import type { ClusterAccess, ClusterProvider, ProviderState } from './provider.ts';

/** What the labs need of the practice cluster's own room. */
export type PracticeDoor = {
  readonly access: ClusterAccess;
  state(): Promise<ProviderState>;
  up(): Promise<void>;
  down(): Promise<unknown>;
  reset(): Promise<void>;
  env(): Readonly<Record<string, string>>;
};

const capabilities: readonly Capability[] = [
  'pods',
  'exec',
  'logs',
  'port-forward',
  'network-policy-enforced',
  'dns',
  'metrics',
  'load',
  'multi-node',
  'zones',
  'dynamic-volumes',
  'load-balancer',
  'cluster-admin',
];

/** The embedded practice cluster: nothing of it is real, and it needs nothing but kubectl. */
export const practice = (door: () => Promise<PracticeDoor>): ClusterProvider => ({
  id: 'practice',
  simulated: true,
  capabilities,
  state: async () => (await door()).state(),
  async up(tell: (say: Both) => void): Promise<ClusterAccess> {
    const opened = await door();
    if ((await opened.state()) !== 'running') {
      tell(practiceTexts.starting);
      await opened.up();
    }
    return opened.access;
  },
  down: async () => {
    await (await door()).down();
  },
  async reset(tell) {
    const opened = await door();
    tell(practiceTexts.emptying);
    await opened.reset();
    return opened.access;
  },
  env: async () => (await door()).env(),
});
