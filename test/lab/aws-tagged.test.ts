import { expect, test } from 'vitest';
import { deleteCommand, readTagged, taggedIn } from '../../src/lab/aws-tagged.ts';
import { Problem } from '../../src/problem.ts';

const account = 'ap-northeast-1:111122223333';

test.each([
  [
    `arn:aws:ecr:${account}:repository/eks-learn-3f2a/web`,
    'ecr delete-repository --repository-name eks-learn-3f2a/web --force',
  ],
  [`arn:aws:eks:${account}:cluster/study-3f2a`, 'eks delete-cluster --name study-3f2a'],
  [
    `arn:aws:eks:${account}:nodegroup/study-3f2a/shop/0ab1`,
    'eks delete-nodegroup --cluster-name study-3f2a --nodegroup-name shop',
  ],
  [
    `arn:aws:eks:${account}:fargateprofile/study-3f2a/batch/0ab1`,
    'eks delete-fargate-profile --cluster-name study-3f2a --fargate-profile-name batch',
  ],
  [`arn:aws:ec2:${account}:natgateway/nat-0ab1`, 'ec2 delete-nat-gateway --nat-gateway-id nat-0ab1'],
  [`arn:aws:logs:${account}:log-group:/eks/study:*`, 'logs delete-log-group --log-group-name /eks/study'],
  [
    `arn:aws:elasticloadbalancing:${account}:loadbalancer/app/web/0ab1`,
    `elbv2 delete-load-balancer --load-balancer-arn arn:aws:elasticloadbalancing:${account}:loadbalancer/app/web/0ab1`,
  ],
  [
    `arn:aws:sqs:${account}:jobs`,
    'resourcegroupstaggingapi get-resources --tag-filters Key=eks-learn/session,Values=3f2a',
  ],
])('%s is deleted, or shown again, with its own command', (arn, command) => {
  expect(deleteCommand(arn, '3f2a')).toBe(`aws ${command}`);
});

test('only what carries the tag is taken from an answer, whatever else it holds', () => {
  const arn = `arn:aws:eks:${account}:cluster/study-3f2a`;
  const answer = {
    ResourceTagMappingList: [
      { ResourceARN: arn, Tags: [{ Key: 'eks-learn/session', Value: '3f2a' }] },
      { ResourceARN: 'arn:aws:s3:::theirs', Tags: [{ Key: 'team', Value: 'shop' }] },
      { ResourceARN: 7 },
      {},
    ],
  };
  expect(taggedIn(answer).map((each) => [each.arn, each.session])).toEqual([[arn, '3f2a']]);
  expect([taggedIn(undefined), taggedIn('<html>'), taggedIn({ ResourceTagMappingList: 'x' })]).toEqual([
    [],
    [],
    [],
  ]);
});

test('a caller who may not ask gets a Problem, never an empty list', async () => {
  const denied = new Problem('aws-denied', {
    what: 'resourcegroupstaggingapi get-resources',
    said: 'AccessDenied',
  });
  const aws = { read: () => Promise.reject(denied) };
  await expect(readTagged(aws, '3f2a')).rejects.toBe(denied);
});
