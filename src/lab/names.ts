import type { TargetView } from './actions.ts';
import type { Names } from './fill-in.ts';
import type { Lab } from './lab.ts';

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

type Named = Pick<Lab, 'id' | 'reads'>;

type Opened = {
  readonly session: string;
  readonly namespace: string | undefined;
  readonly target: TargetView;
};

/** What stands in a text for the names of a session that is not there (yet): documentation's own account and the like. */
const examples = ({ id, reads }: Named): Names => ({
  session: 'xxxx',
  ns: `eks-learn-${id}-xxxx`,
  'target.cluster': 'my-cluster',
  'aws.account': '111122223333',
  'aws.region': 'ap-northeast-1',
  'aws.arn': 'arn:aws:iam::111122223333:user/learner',
  ...Object.fromEntries(Object.keys(reads).map((name) => [`facts.${name}`, name.toUpperCase()])),
});

/** Names for everything of a lab that is only read: the session's, and examples where it has none. */
export const textNames = (lab: Named, opened?: Opened): Names => ({
  ...examples(lab),
  ...(opened === undefined ? {} : namesOf(opened.session, opened.namespace, opened.target)),
});

/** Four hex digits. */
export const newSession = (random: () => number): string =>
  Math.floor(random() * 0x10000)
    .toString(16)
    .padStart(4, '0');
