/** What a lab may need of a place, and a place may have. One closed list. */
export const capabilities = [
  'pods',
  'exec',
  'logs',
  'port-forward',
  'real-traffic',
  /** The usage of a container follows the work it does: loops, programs, answered requests. */
  'load',
  'network-policy-enforced',
  'dns',
  'metrics',
  'multi-node',
  'zones',
  'dynamic-volumes',
  'load-balancer',
  'cluster-admin',
  'helm',
  'eksctl',
  'aws:eks',
  'aws:iam',
  'aws:ecr',
  'aws:ec2',
  'aws:sts',
  /** An endpoint where nothing is real: the lab makes things there that would cost money. */
  'aws:simulated',
] as const;

export type Capability = (typeof capabilities)[number];

/** Programs of the learner's machine; no cluster has or lacks them. */
export const isOfTheMachine = (need: string): boolean => need === 'helm' || need === 'eksctl';

/** Whether a place with these capabilities can carry the needs. */
export const canCarry = (has: readonly Capability[] | undefined, needs: readonly Capability[]): boolean =>
  needs.every((need) => isOfTheMachine(need) || has?.includes(need) === true);
