import type { AwsView, TargetView } from './actions.ts';
import { sessionTags } from './aws-tagged.ts';
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

/** The account, and the tags as the commands of its services take them: a list, or `key=value` with commas. */
function awsNames(session: string, aws: Pick<AwsView, 'account' | 'region' | 'arn' | 'expires'>): Names {
  const tags = Object.entries(sessionTags(session, aws));
  return {
    'aws.account': aws.account,
    'aws.region': aws.region,
    'aws.arn': aws.arn,
    'aws.owner': sessionTags(session, aws)['eks-learn/owner'] ?? '',
    'aws.expires': aws.expires ?? '',
    'aws.tags': tags.map(([key, value]) => `Key=${key},Value=${value}`).join(' '),
    'aws.tagMap': tags.map(([key, value]) => `${key}=${value}`).join(','),
  };
}

/** Names that a lab's texts, manifests and checks may use. */
export const namesOf = (session: string, namespace: string | undefined, target: TargetView): Names => ({
  session,
  ...(namespace === undefined ? {} : { ns: namespace }),
  ...(target.cluster === undefined ? {} : { 'target.cluster': target.cluster }),
  ...(target.aws === undefined ? {} : awsNames(session, target.aws)),
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
  ...awsNames('xxxx', {
    account: '111122223333',
    region: 'ap-northeast-1',
    arn: 'arn:aws:iam::111122223333:user/learner',
    expires: '2026-01-01T00:00Z',
  }),
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
