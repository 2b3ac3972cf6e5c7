import { expect } from 'vitest';
import type { LabPackage } from '../../src/lab/lab.ts';
import { type Proof, qualifyLab } from '../../src/lab/qualify.ts';
import { isProblem } from '../../src/problem.ts';
import { recordedVerdicts, recordVerdicts, settled, verdictsOf } from './lab-verdicts.ts';
import { contextOf, kubectl, realLabs } from './real-labs.ts';
import { proveLooks } from './solved-lab.ts';
import { awsTestEnv, testAwsEndpoint, testKubeconfig, testNodesKubeconfig } from './test-cluster.ts';

/** Labs that break what the whole cluster stands on, such as its DNS: nothing else may run meanwhile. */
export const breaksThePlace = ({ lab }: LabPackage): boolean =>
  lab.setup.some((step) => 'break' in step && step.break.namespace === 'kube-system');

const hasNoCluster = ({ lab: { requires } }: LabPackage): boolean =>
  requires.target.includes('aws') || requires.target.every((target) => target === 'offline');

/** The cluster this lab is proven on: one with several nodes where it needs them. */
const clusterFor = (pack: LabPackage): string | undefined =>
  pack.lab.requires.needs.includes('multi-node') ? (testNodesKubeconfig ?? testKubeconfig) : testKubeconfig;

/** Whether what this lab is proven on was named for the tests. */
export const canProve = (pack: LabPackage): boolean =>
  (hasNoCluster(pack) || clusterFor(pack) !== undefined) &&
  (pack.lab.requires.aws === null || testAwsEndpoint !== undefined);

/** Says which program this machine lacks; what else goes wrong goes on. */
export function missingTool(thrown: unknown): string {
  if (isProblem(thrown) && thrown.code === 'lab-tool-missing')
    return `install ${String(thrown.details.tool)}`;
  throw thrown;
}

/** Fresh, solved, solved otherwise, solved wrongly, cleaned up. Calls `skip` with the reason where the place lacks something. */
export async function proveLab(pack: LabPackage, skip: (why: string) => void): Promise<void> {
  const { lab } = pack;
  const withoutCluster = hasNoCluster(pack);
  const kubeconfig = clusterFor(pack) ?? '';
  const env = {
    ...(withoutCluster ? {} : { KUBECONFIG: kubeconfig }),
    ...(lab.requires.aws === null ? {} : awsTestEnv(testAwsEndpoint ?? '')),
  };
  const { labs, doors, home } = realLabs(env);
  const context = withoutCluster ? undefined : contextOf(kubeconfig);
  const plan = await labs.plan(lab.id, context).catch(missingTool);
  if (typeof plan === 'string') return skip(plan);
  if (plan.lacks.length > 0)
    return skip(plan.lacks.map(({ need, because }) => `${need}: ${because.en}`).join(', '));
  const proofs: Proof[] = [];
  const qualifier = { labs, now: doors.clock.monotonic, tell: () => undefined };
  for await (const proof of qualifyLab(pack, plan, context ?? true, qualifier)) {
    proofs.push(proof);
    if (proof.step === 'solution') await proveLooks(pack, plan.session, env, home);
  }
  expect(proofs.filter(({ passed }) => !passed)).toEqual([]);
  expect(proofs).toHaveLength(1 + lab.alternatives.length + lab.wrong.length + 2);
  if (lab.requires.target.includes('practice')) {
    recordVerdicts(lab.id, proofs);
    expect(settled(lab, verdictsOf(proofs))).toEqual(settled(lab, recordedVerdicts(lab.id)));
  }
  if (context === undefined) return;
  const label = `eks-learn.dev/session=${plan.session}`;
  const kinds = 'namespaces,persistentvolumes,clusterroles,customresourcedefinitions';
  expect(kubectl(kubeconfig, 'get', kinds, '-l', label, '-o', 'name')).toBe('');
}
