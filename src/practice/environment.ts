import { dirname, join } from 'node:path';

/** Variables that keep a shell at the practice cluster: no real account and no `~/.kube` is in reach. */
export function practiceEnv(kubeconfig: string): Readonly<Record<string, string>> {
  const folder = dirname(kubeconfig);
  return {
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: join(folder, 'cache'),
    AWS_CONFIG_FILE: join(folder, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
