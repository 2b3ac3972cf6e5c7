import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LabPackage } from '../../src/lab/lab.ts';
import { checksOf } from '../../src/lab/report.ts';
import { lastReport } from '../../src/lab/work-on.ts';
import { temporaryFolder } from './bundle.ts';
import { kubectl, realLabs } from './real-labs.ts';

const namespace = 'eks-learn-test-viewer';
const labels = { 'eks-learn.dev/test': 'viewer' };
const tokens = new Map<string, string>();

const objects = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'viewer', namespace, labels } },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: namespace, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'ServiceAccount', name: 'viewer', namespace }],
  },
];

/** A token of somebody who may look at a cluster (ClusterRole view) and do nothing; made once a cluster. */
function viewerToken(kubeconfig: string): string {
  const known = tokens.get(kubeconfig);
  if (known !== undefined) return known;
  const file = join(temporaryFolder('viewer'), 'viewer.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  kubectl(kubeconfig, 'apply', '-f', file);
  const token = kubectl(kubeconfig, '-n', namespace, 'create', 'token', 'viewer', '--duration=1h').trim();
  tokens.set(kubeconfig, token);
  return token;
}

/** Takes away again what the viewers were made of. */
export function dropViewers(): void {
  for (const kubeconfig of tokens.keys())
    for (const object of [`clusterrolebinding/${namespace}`, `namespace/${namespace}`])
      kubectl(kubeconfig, 'delete', object, '--wait=false', '--ignore-not-found');
}

/**
 * Looks at a lab as somebody who may only look: each check says what it says to everybody, or that it could not look
 * and which right is missing. Never another verdict.
 */
export async function proveViewer(
  { lab }: LabPackage,
  session: string,
  env: Readonly<Record<string, string>>,
  home: string,
  seen: Readonly<Record<string, string>>,
): Promise<void> {
  const file = join(home, 'data/labs/open', session, 'kubeconfig');
  const before = readFileSync(file, 'utf8');
  const config = JSON.parse(before) as { users: { user: object }[] };
  const token = viewerToken(env.KUBECONFIG ?? '');
  const users = config.users.map((user) => ({ ...user, user: { token } }));
  writeFileSync(file, JSON.stringify({ ...config, users }));
  try {
    const report = await lastReport(realLabs(env, home).labs.check(session, { mode: 'once' }));
    const wrong = checksOf(report).filter(({ id, verdict, problem }) => {
      if (verdict === 'blocked') return false;
      if (verdict !== 'error') return verdict !== seen[id];
      return (
        problem?.code !== 'kube-forbidden' ||
        !/cannot [\w:-]+ resource "\w+/.test(String(problem.details.said))
      );
    });
    expect(wrong, lab.id).toEqual([]);
  } finally {
    writeFileSync(file, before);
  }
}
