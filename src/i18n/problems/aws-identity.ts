import type { ProblemTexts } from './problem-text.ts';

/** Who is asking, and where: credentials, profile, region. */
export const awsIdentityProblems = {
  'aws-missing': {
    exit: 3,
    say: {
      ja: () => ({
        what: 'aws が見つかりません',
        why: 'PATH のどのフォルダーにも aws という実行ファイルがありません。',
        next: 'AWS CLI をインストールしてから確かめます',
        commands: ['aws --version'],
      }),
      en: () => ({
        what: 'aws was not found',
        why: 'No folder of PATH has an executable named aws.',
        next: 'Install the AWS CLI, then look again',
        commands: ['aws --version'],
      }),
    },
  },
  'aws-no-credentials': {
    exit: 3,
    say: {
      ja: () => ({
        what: 'AWS の認証情報がありません',
        why: '環境変数、プロファイル、インスタンスのどこからも認証情報が得られません。',
        next: 'サインインするか、プロファイルを選びます',
        commands: ['aws configure list', 'aws sso login'],
      }),
      en: () => ({
        what: 'There are no AWS credentials',
        why: 'Neither the environment, nor a profile, nor the instance gives any.',
        next: 'Sign in, or choose a profile',
        commands: ['aws configure list', 'aws sso login'],
      }),
    },
  },
  'aws-expired': {
    exit: 3,
    say: {
      ja: () => ({
        what: 'AWS の一時的な認証情報の期限が切れました',
        why: 'セッショントークンの有効期限を過ぎています。',
        next: '認証情報を取り直します',
        commands: ['aws sts get-caller-identity', 'aws sso login'],
      }),
      en: () => ({
        what: 'The temporary AWS credentials have expired',
        why: 'The session token is past its lifetime.',
        next: 'Get new ones',
        commands: ['aws sts get-caller-identity', 'aws sso login'],
      }),
    },
  },
  'aws-sso-expired': {
    exit: 3,
    say: {
      ja: ({ profile }) => ({
        what: 'IAM Identity Center のセッションが切れました',
        why: `プロファイル ${profile} のサインインが有効ではありません。`,
        next: 'もう一度サインインします',
        commands: ['aws sso login'],
      }),
      en: ({ profile }) => ({
        what: 'The IAM Identity Center session has ended',
        why: `The sign-in of profile ${profile} is no longer valid.`,
        next: 'Sign in again',
        commands: ['aws sso login'],
      }),
    },
  },
  'aws-no-profile': {
    exit: 3,
    say: {
      ja: ({ profile }) => ({
        what: `プロファイル「${profile}」がありません`,
        why: '~/.aws/config と ~/.aws/credentials に同じ名前の項目がありません。',
        next: 'プロファイルの一覧を確かめます',
        commands: ['aws configure list-profiles'],
      }),
      en: ({ profile }) => ({
        what: `There is no profile "${profile}"`,
        why: 'Neither ~/.aws/config nor ~/.aws/credentials has an entry of that name.',
        next: 'See which profiles there are',
        commands: ['aws configure list-profiles'],
      }),
    },
  },
  'aws-no-region': {
    exit: 3,
    say: {
      ja: () => ({
        what: 'AWS のリージョンが決まっていません',
        why: 'AWS_REGION もプロファイルの region も設定されていません。',
        next: 'リージョンを決めてから、もう一度実行します',
        commands: ['export AWS_REGION=ap-northeast-1'],
      }),
      en: () => ({
        what: 'No AWS region is set',
        why: 'Neither AWS_REGION nor the region of the profile has a value.',
        next: 'Choose a region, then run it again',
        commands: ['export AWS_REGION=ap-northeast-1'],
      }),
    },
  },
  'aws-credential-process': {
    exit: 3,
    say: {
      ja: ({ said }) => ({
        what: 'credential_process が認証情報を返しません',
        why: `プロファイルに書かれたコマンドが失敗したか、止まっています: ${said}`,
        next: 'そのコマンドを手で実行して確かめます',
        commands: ['aws configure list'],
      }),
      en: ({ said }) => ({
        what: 'credential_process gives no credentials',
        why: `The command of the profile failed or hangs: ${said}`,
        next: 'Run that command by hand',
        commands: ['aws configure list'],
      }),
    },
  },
  'aws-throttled': {
    exit: 3,
    say: {
      ja: ({ what }) => ({
        what: 'AWS がリクエストを制限しています',
        why: `${what} の呼び出しが流量制限に達しました。`,
        next: '1 分ほど置いてから、もう一度チェックします',
        commands: ['eks-learn lab check'],
      }),
      en: ({ what }) => ({
        what: 'AWS is turning requests away',
        why: `${what} is over its request rate.`,
        next: 'Wait about a minute, then check again',
        commands: ['eks-learn lab check'],
      }),
    },
  },
} as const satisfies ProblemTexts;
