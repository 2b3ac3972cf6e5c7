import { existsSync, readFileSync, statSync } from 'node:fs';

/** A disposable cluster with admin rights, named by the contributor; undefined skips what needs one. */
export const testKubeconfig = process.env.EKS_LEARN_TEST_KUBECONFIG;
/** A disposable cluster with several nodes, for the labs that need them; its Pods need not really run. */
export const testNodesKubeconfig = process.env.EKS_LEARN_TEST_NODES_KUBECONFIG;
export const testAuditLog = process.env.EKS_LEARN_TEST_AUDIT_LOG;

/** Where the API server of a kubeconfig writes down what it is asked, if that is known. */
export const auditLogOf = (kubeconfig: string | undefined): string | undefined =>
  kubeconfig === undefined
    ? undefined
    : kubeconfig === testKubeconfig
      ? testAuditLog
      : kubeconfig === testNodesKubeconfig
        ? process.env.EKS_LEARN_TEST_NODES_AUDIT_LOG
        : undefined;
/** An AWS endpoint such as moto's, with any keys. */
export const testAwsEndpoint = process.env.EKS_LEARN_TEST_AWS_ENDPOINT ?? process.env.AWS_ENDPOINT_URL;

export const awsTestEnv = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_REGION: 'ap-northeast-1',
  AWS_EC2_METADATA_DISABLED: 'true',
});

export type AuditLine = {
  readonly verb: string;
  readonly requestURI: string;
  readonly objectRef?: { readonly resource?: string; readonly namespace?: string };
  readonly user?: { readonly username?: string };
  readonly userAgent?: string;
};

/** Lines the audit log gained since `from` bytes. */
export function auditSince(from: number, log = testAuditLog): readonly AuditLine[] {
  if (log === undefined || !existsSync(log)) return [];
  const text = readFileSync(log).subarray(from).toString('utf8');
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as AuditLine];
    } catch {
      // The last line may still be being written.
      return [];
    }
  });
}

export const auditSize = (log = testAuditLog): number =>
  log === undefined || !existsSync(log) ? 0 : statSync(log).size;
