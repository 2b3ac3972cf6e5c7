import type { ProblemTexts } from './problem-text.ts';

/** AWS was asked, and nothing that can be judged came back. */
export const awsAnswerProblems = {
  'aws-denied': {
    exit: 3,
    say: {
      ja: ({ said, what }) => ({
        what: `${what} が許可されていません`,
        why: `AWS の応答: ${said}`,
        next: 'アイデンティティを確かめ、読み取りの権限を依頼します',
        commands: ['aws sts get-caller-identity'],
      }),
      en: ({ said, what }) => ({
        what: `${what} is not allowed`,
        why: `AWS said: ${said}`,
        next: 'See who you are, and ask for the right to read',
        commands: ['aws sts get-caller-identity'],
      }),
    },
  },
  'aws-bad-key': {
    exit: 3,
    say: {
      ja: () => ({
        what: 'AWS が認証情報を受け付けません',
        why: 'アクセスキーが無効か、署名が合いません。時計のずれでも起こります。',
        next: 'アイデンティティと時計を確かめます',
        commands: ['aws sts get-caller-identity', 'date -u'],
      }),
      en: () => ({
        what: 'AWS does not accept the credentials',
        why: 'The access key is not valid, or the signature does not match. A wrong clock does this, too.',
        next: 'Look at the credentials and at the clock',
        commands: ['aws sts get-caller-identity', 'date -u'],
      }),
    },
  },
  'aws-tls': {
    exit: 3,
    say: {
      ja: ({ said }) => ({
        what: 'AWS エンドポイントの証明書を検証できません',
        why: `社内プロキシの CA が AWS_CA_BUNDLE にないときに起こります: ${said}`,
        next: 'CA の設定を確かめます。検証は省きません',
        commands: ['aws sts get-caller-identity'],
      }),
      en: ({ said }) => ({
        what: 'The certificate of the AWS endpoint cannot be verified',
        why: `This happens when the CA of a company proxy is not in AWS_CA_BUNDLE: ${said}`,
        next: 'Look at the CA settings. Verification is never skipped',
        commands: ['aws sts get-caller-identity'],
      }),
    },
  },
  'aws-timeout': {
    exit: 3,
    say: {
      ja: ({ seconds, what }) => ({
        what: `AWS が ${seconds} 秒応答しません`,
        why: `${what} の答えが時間内に返りません。`,
        next: 'ネットワークとエンドポイントを確かめます',
        commands: ['aws sts get-caller-identity --cli-connect-timeout 3'],
      }),
      en: ({ seconds, what }) => ({
        what: `AWS gave no answer in ${seconds} s`,
        why: `${what} did not come back in time.`,
        next: 'Look at the network and at the endpoint',
        commands: ['aws sts get-caller-identity --cli-connect-timeout 3'],
      }),
    },
  },
  'aws-endpoint': {
    exit: 3,
    say: {
      ja: ({ said, what }) => ({
        what: 'AWS のエンドポイントに接続できません',
        why: `${what} の接続先に届きません: ${said}`,
        next: 'リージョン名、AWS_ENDPOINT_URL、ネットワークを確かめます',
        commands: ['aws configure list'],
      }),
      en: ({ said, what }) => ({
        what: 'The AWS endpoint cannot be reached',
        why: `${what} found nobody there: ${said}`,
        next: 'Look at the region, AWS_ENDPOINT_URL and the network',
        commands: ['aws configure list'],
      }),
    },
  },
  'aws-too-old': {
    exit: 3,
    say: {
      ja: ({ what }) => ({
        what: `この AWS CLI は ${what} を知りません`,
        why: 'CLI のバージョンが古いときに起こります。',
        next: 'AWS CLI を更新します',
        commands: ['aws --version'],
      }),
      en: ({ what }) => ({
        what: `This AWS CLI does not know ${what}`,
        why: 'It is too old for this operation.',
        next: 'Update the AWS CLI',
        commands: ['aws --version'],
      }),
    },
  },
  'aws-bad-answer': {
    exit: 3,
    say: {
      ja: ({ what }) => ({
        what: `${what} の応答を JSON として読めません`,
        why: 'CLI は成功と言いましたが、答えが空です。ログインページ（キャプティブポータル）が答えたときの応答です。',
        next: 'ネットワークへのログインと AWS_ENDPOINT_URL を確かめます',
        commands: ['aws sts get-caller-identity'],
      }),
      en: ({ what }) => ({
        what: `The answer to ${what} is not JSON`,
        why: 'The CLI says that it succeeded, but the answer is empty, as when the sign-in page of a network answers.',
        next: 'Sign in to the network, and look at AWS_ENDPOINT_URL',
        commands: ['aws sts get-caller-identity'],
      }),
    },
  },
  'aws-not-a-read': {
    exit: 2,
    say: {
      ja: ({ what }) => ({
        what: `${what} は、チェックで使える読み取りではありません`,
        why: 'チェックが呼べるのは describe、list、get だけで、秘密の値を返すものは除きます。',
        next: 'ラボの aws: を直します',
        commands: ['eks-learn content lint'],
      }),
      en: ({ what }) => ({
        what: `${what} is not a read that a check may do`,
        why: 'Checks call describe, list and get alone, without those that hand out secrets.',
        next: 'Change aws: of the lab',
        commands: ['eks-learn content lint'],
      }),
    },
  },
  'aws-unknown': {
    exit: 3,
    say: {
      ja: ({ said, what }) => ({
        what: 'AWS を確認できませんでした',
        why: `${what} の応答: ${said}`,
        next: '接続を確かめてから、もう一度チェックします',
        commands: ['aws sts get-caller-identity'],
      }),
      en: ({ said, what }) => ({
        what: 'AWS could not be checked',
        why: `${what} said: ${said}`,
        next: 'Look at the connection, then check again',
        commands: ['aws sts get-caller-identity'],
      }),
    },
  },
} as const satisfies ProblemTexts;
