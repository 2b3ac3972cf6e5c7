import type { ProblemDetails } from '../../problem.ts';
import type { ProblemTexts } from './problem-text.ts';

/** The cluster of EKS that refused, as far as it is known: `cluster`, `region`, and `arn` of who asked. */
function eksOf({ cluster, region, arn = '' }: ProblemDetails) {
  if (cluster === undefined || region === undefined) return undefined;
  const where = `--cluster-name ${cluster} --region ${region}`;
  return { cluster, region, arn: `${arn}`, where, principal: principalOf(`${arn}`) };
}

/** Access entries name the role, not its session; the path of a role of IAM Identity Center is not in the ARN. */
function principalOf(arn: string): string {
  const [, partition, account, role = ''] = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role === '') return arn === '' ? 'PRINCIPAL_ARN' : arn;
  if (role.startsWith('AWSReservedSSO_'))
    return `"$(aws iam get-role --role-name ${role} --query Role.Arn --output text)"`;
  return `arn:${partition}:iam::${account}:role/${role}`;
}

const anywhere = [
  'aws sts get-caller-identity',
  'aws sso login',
  'aws eks update-kubeconfig --name CLUSTER --region REGION',
];

function entryCommands(details: ProblemDetails): readonly string[] {
  const eks = eksOf(details);
  if (eks === undefined) return anywhere;
  return [
    ...(eks.arn === '' ? ['aws sts get-caller-identity'] : []),
    `aws eks list-access-entries ${eks.where}`,
    `aws eks create-access-entry ${eks.where} --principal-arn ${eks.principal}`,
    `aws eks update-kubeconfig --name ${eks.cluster} --region ${eks.region}`,
    ...(eks.arn.includes('AWSReservedSSO_') ? ['aws sso login'] : []),
  ];
}

const rightsCommands = (details: ProblemDetails): readonly string[] => {
  const eks = eksOf(details);
  const listed = `kubectl --context ${details.context} auth can-i --list`;
  return eks === undefined
    ? [listed]
    : [`aws eks list-associated-access-policies ${eks.where} --principal-arn ${eks.principal}`, listed];
};

/** The API server does not know who asks, or does not let them. On EKS both are settled in AWS. */
export const kubeIdentityProblems = {
  'kube-unauthorized': {
    exit: 3,
    say: {
      ja: (details) => {
        const eks = eksOf(details);
        const who = eks === undefined || eks.arn === '' ? 'だれの要求か' : eks.arn;
        return {
          what:
            eks === undefined
              ? `${details.context} は、だれの要求かを確認できませんでした（401）`
              : `EKS のクラスター ${eks.cluster}（${eks.region}）は、${who} を確認できませんでした（401）`,
          why:
            eks === undefined
              ? '認証情報の期限が切れているか、EKS の場合は IAM プリンシパルのアクセスエントリーがありません。'
              : 'この IAM プリンシパルのアクセスエントリー（または aws-auth の行）がないか、認証情報の期限が切れています。',
          next:
            eks === undefined
              ? 'いまのアイデンティティを確かめ、必要なら認証し直します'
              : 'アクセスエントリーを確かめます。なければ、クラスターの管理者に作ってもらいます',
          commands: entryCommands(details),
        };
      },
      en: (details) => {
        const eks = eksOf(details);
        const who = eks === undefined || eks.arn === '' ? 'who you are' : `who ${eks.arn} is`;
        return {
          what:
            eks === undefined
              ? `${details.context} could not tell who you are (401)`
              : `The EKS cluster ${eks.cluster} (${eks.region}) could not tell ${who} (401)`,
          why:
            eks === undefined
              ? 'The credentials have expired or, on EKS, the IAM principal has no access entry.'
              : 'This IAM principal has no access entry (and no line in aws-auth), or the credentials have expired.',
          next:
            eks === undefined
              ? 'Look at who you are now, and sign in again where needed'
              : 'Look for the access entry; if there is none, the administrator of the cluster makes it',
          commands: entryCommands(details),
        };
      },
    },
  },
  'kube-forbidden': {
    exit: 3,
    say: {
      ja: (details) => {
        const eks = eksOf(details);
        const who = eks === undefined || eks.arn === '' ? '' : `（${eks.arn}）`;
        return {
          what: `${details.context} では、確認に必要な読み取りが許可されていません（403）`,
          why: `API サーバーの応答: ${details.said}${who}`,
          next:
            eks === undefined
              ? '足りない権限を確かめ、クラスターの管理者に依頼します'
              : `クラスター ${eks.cluster}（${eks.region}）のアクセスポリシーと RBAC を確かめ、足りない権限を管理者に依頼します`,
          commands: rightsCommands(details),
        };
      },
      en: (details) => {
        const eks = eksOf(details);
        const who = eks === undefined || eks.arn === '' ? '' : ` (${eks.arn})`;
        return {
          what: `${details.context} does not allow a read that the check needs (403)`,
          why: `The API server said: ${details.said}${who}`,
          next:
            eks === undefined
              ? 'See which right is missing, and ask the administrator of the cluster'
              : `Look at the access policies and RBAC of ${eks.cluster} (${eks.region}), and ask its administrator for what is missing`,
          commands: rightsCommands(details),
        };
      },
    },
  },
} as const satisfies ProblemTexts;
