import type { Aws } from '../host/aws.ts';
import type { AwsView } from './actions.ts';

/** The tag by which what a lab makes on AWS, or asks the learner to make, is found again; its value is the session. */
export const sessionTag = 'eks-learn/session';

/** Whose it is: the last name in the ARN of the caller, in the letters that every service takes. */
const ownerOf = (arn: string): string => arn.slice(arn.search(/[^/:]*$/)).replace(/[^\w.@+-]/g, '-');

/** The tags on everything that labs make on AWS: the session, whose it is, and from when on it is left over. */
export const sessionTags = (
  session: string,
  { arn, expires }: Pick<AwsView, 'arn' | 'expires'>,
): Readonly<Record<string, string>> => ({
  [sessionTag]: session,
  'eks-learn/owner': ownerOf(arn),
  ...(expires === undefined ? {} : { 'eks-learn/expires': expires }),
});

export type Tagged = { readonly arn: string; readonly session: string; readonly command: string };

/** The last part of an ARN without its kind: `eks-learn-3f2a/web` of `…:repository/eks-learn-3f2a/web`. */
const nameIn = (resource: string): string => resource.slice(resource.search(/[/:]/) + 1);

type Deleting = (name: string, arn: string) => string;

/** By service and kind of the ARN: the command that deletes such a thing. */
const deleting: Readonly<Record<string, Deleting>> = {
  'ecr:repository': (name) => `aws ecr delete-repository --repository-name ${name} --force`,
  'eks:cluster': (name) => `aws eks delete-cluster --name ${name}`,
  'eks:nodegroup': (name) => {
    const [cluster, group] = name.split('/');
    return `aws eks delete-nodegroup --cluster-name ${cluster} --nodegroup-name ${group}`;
  },
  'eks:fargateprofile': (name) => {
    const [cluster, profile] = name.split('/');
    return `aws eks delete-fargate-profile --cluster-name ${cluster} --fargate-profile-name ${profile}`;
  },
  'iam:oidc-provider': (_, arn) =>
    `aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ${arn}`,
  'elasticloadbalancing:loadbalancer': (_, arn) =>
    `aws elbv2 delete-load-balancer --load-balancer-arn ${arn}`,
  'elasticloadbalancing:targetgroup': (_, arn) => `aws elbv2 delete-target-group --target-group-arn ${arn}`,
  'ec2:instance': (name) => `aws ec2 terminate-instances --instance-ids ${name}`,
  'ec2:volume': (name) => `aws ec2 delete-volume --volume-id ${name}`,
  'ec2:natgateway': (name) => `aws ec2 delete-nat-gateway --nat-gateway-id ${name}`,
  'ec2:security-group': (name) => `aws ec2 delete-security-group --group-id ${name}`,
  'logs:log-group': (name) => `aws logs delete-log-group --log-group-name ${name.replace(/:\*$/, '')}`,
};

/** The command that deletes the thing of an ARN; for kinds no lab makes, the one that shows it again. */
export function deleteCommand(arn: string, session: string): string {
  const [, , service = '', , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  const kind = resource.slice(0, Math.max(0, resource.search(/[/:]/)));
  const known = deleting[`${service}:${kind}`];
  if (known !== undefined) return known(nameIn(resource), arn);
  return `aws resourcegroupstaggingapi get-resources --tag-filters Key=${sessionTag},Values=${session}`;
}

type Mapping = { ResourceARN?: unknown; Tags?: unknown };

/** What an answer of GetResources lists, whatever else it holds. */
export function taggedIn(answer: unknown): readonly Tagged[] {
  const { ResourceTagMappingList: list } = (answer ?? {}) as { ResourceTagMappingList?: unknown };
  return (Array.isArray(list) ? (list as readonly Mapping[]) : []).flatMap(({ ResourceARN: arn, Tags }) => {
    const tags = Array.isArray(Tags) ? (Tags as readonly { Key?: unknown; Value?: unknown }[]) : [];
    const session = tags.find(({ Key }) => Key === sessionTag)?.Value;
    if (typeof arn !== 'string' || typeof session !== 'string') return [];
    return [{ arn, session, command: deleteCommand(arn, session) }];
  });
}

/** Everything in the account and Region that carries a session's tag. Reads only; throws a Problem. */
export const readTagged = async (
  aws: Pick<Aws, 'read'>,
  session: string,
  signal?: AbortSignal,
): Promise<readonly Tagged[]> =>
  taggedIn(
    await aws.read({
      service: 'resourcegroupstaggingapi',
      operation: 'get-resources',
      input: { TagFilters: [{ Key: sessionTag, Values: [session] }] },
      signal,
    }),
  );
