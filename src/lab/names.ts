import type { TargetView } from './actions.ts';
import type { Names } from './fill-in.ts';

export const sessionLabel = 'eks-learn.dev/session';
export const managedBy = 'app.kubernetes.io/managed-by';

/** Labels of everything we make. Clean-up deletes nothing without them. */
export const labelsOf = (lab: string, session: string): Readonly<Record<string, string>> => ({
  [managedBy]: 'eks-learn',
  'eks-learn.dev/lab': lab,
  [sessionLabel]: session,
});

/** Names that a lab's texts, manifests and checks may use. */
export const namesOf = (session: string, namespace: string | undefined, target: TargetView): Names => ({
  session,
  ...(namespace === undefined ? {} : { ns: namespace }),
  ...(target.cluster === undefined ? {} : { 'target.cluster': target.cluster }),
  ...(target.aws === undefined
    ? {}
    : { 'aws.account': target.aws.account, 'aws.region': target.aws.region, 'aws.arn': target.aws.arn }),
});

/** Four hex digits. */
export const newSession = (random: () => number): string =>
  Math.floor(random() * 0x10000)
    .toString(16)
    .padStart(4, '0');
