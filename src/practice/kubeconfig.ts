/** The context of a practice cluster. */
export const contextName = (name: string): string =>
  name === 'default' ? 'eks-learn-practice' : `eks-learn-practice-${name}`;

/** A kubeconfig of one practice cluster, as JSON, which kubectl reads as YAML. */
export function kubeconfigText(name: string, port: number, certificate: string, token: string): string {
  const context = contextName(name);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [
      {
        name: context,
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority-data': Buffer.from(certificate).toString('base64'),
        },
      },
    ],
    users: [{ name: context, user: { token } }],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
