/** What a lab may need of a place, and a place may have. One closed list. */
export const capabilities = [
  'pods',
  'exec',
  'logs',
  'port-forward',
  'real-traffic',
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
