import type { ProblemTexts } from './problem-text.ts';

/** What answers nobody behind a refused connection, by the context's name, and the command that starts it. */
function stoppedPlace(context: string): { ja: string; en: string; command: string } {
  const [, tool, name = ''] = /^(kind|k3d)-(.+)$/.exec(context) ?? [];
  if (tool === 'kind')
    return { ja: 'kind のコンテナ', en: "kind's container", command: `docker start ${name}-control-plane` };
  if (tool === 'k3d')
    return { ja: 'k3d のクラスター', en: "k3d's cluster", command: `k3d cluster start ${name}` };
  if (context === 'minikube') return { ja: 'minikube', en: 'minikube', command: 'minikube start' };
  if (context.startsWith('eks-learn-practice'))
    return { ja: '練習クラスター', en: 'the practice cluster', command: 'eks-learn practice up' };
  return {
    ja: 'API サーバー',
    en: 'the API server',
    command: `kubectl --context ${context} get --raw /readyz`,
  };
}

/** No way to the cluster, or no way in. None of them says anything about the learner's work. */
export const kubeConnectionProblems = {
  'kubectl-missing': {
    exit: 3,
    say: {
      ja: () => ({
        what: 'kubectl が見つかりません',
        why: 'PATH のどのフォルダーにも kubectl という実行ファイルがありません。',
        next: 'kubectl をインストールしてから確かめます',
        commands: ['eks-learn doctor', 'kubectl version --client'],
      }),
      en: () => ({
        what: 'kubectl was not found',
        why: 'No folder of PATH has an executable named kubectl.',
        next: 'Install kubectl, then look again',
        commands: ['eks-learn doctor', 'kubectl version --client'],
      }),
    },
  },
  'kube-refused': {
    exit: 3,
    say: {
      ja: ({ context, server }) => ({
        what: `${context} の API サーバーに接続できません`,
        why: `${server} が接続を拒否しました。${stoppedPlace(`${context}`).ja}が止まっているときの応答です。`,
        next: 'それを起動してから、もう一度チェックします',
        commands: [stoppedPlace(`${context}`).command],
      }),
      en: ({ context, server }) => ({
        what: `The API server of ${context} cannot be reached`,
        why: `${server} refused the connection, as it does when ${stoppedPlace(`${context}`).en} is stopped.`,
        next: 'Start it, then check again',
        commands: [stoppedPlace(`${context}`).command],
      }),
    },
  },
  'kube-unreachable': {
    exit: 3,
    say: {
      ja: ({ context, server, said }) => ({
        what: `${context} の API サーバーまで届きません`,
        why: `${server} への経路か名前解決がありません: ${said}`,
        next: 'VPN、DNS、プロキシの設定を確かめます',
        commands: [`kubectl --context ${context} cluster-info`],
      }),
      en: ({ context, server, said }) => ({
        what: `There is no way to the API server of ${context}`,
        why: `No route to ${server}, or its name does not resolve: ${said}`,
        next: 'Look at VPN, DNS and proxy settings',
        commands: [`kubectl --context ${context} cluster-info`],
      }),
    },
  },
  'kube-timeout': {
    exit: 3,
    say: {
      ja: ({ context, server, seconds }) => ({
        what: `${context} が ${seconds} 秒応答しません`,
        why: `${server} は接続を受けても答えを返しません。`,
        next: '接続とサーバーの負荷を確かめてから、もう一度チェックします',
        commands: [`kubectl --context ${context} --request-timeout=5s get --raw /livez`],
      }),
      en: ({ context, server, seconds }) => ({
        what: `${context} gave no answer in ${seconds} s`,
        why: `${server} may accept the connection, but it does not answer.`,
        next: 'Look at the connection and the load of the server, then check again',
        commands: [`kubectl --context ${context} --request-timeout=5s get --raw /livez`],
      }),
    },
  },
  'kube-unauthorized': {
    exit: 3,
    say: {
      ja: ({ context }) => ({
        what: `${context} は、だれの要求かを確認できませんでした（401）`,
        why: '認証情報の期限が切れているか、EKS の場合は IAM プリンシパルのアクセスエントリーがありません。',
        next: 'いまのアイデンティティを確かめ、必要なら認証し直します',
        commands: [
          'aws sts get-caller-identity',
          'aws sso login',
          'aws eks update-kubeconfig --name CLUSTER --region REGION',
        ],
      }),
      en: ({ context }) => ({
        what: `${context} could not tell who you are (401)`,
        why: 'The credentials have expired or, on EKS, the IAM principal has no access entry.',
        next: 'Look at who you are now, and sign in again where needed',
        commands: [
          'aws sts get-caller-identity',
          'aws sso login',
          'aws eks update-kubeconfig --name CLUSTER --region REGION',
        ],
      }),
    },
  },
  'kube-forbidden': {
    exit: 3,
    say: {
      ja: ({ context, said }) => ({
        what: `${context} では、確認に必要な読み取りが許可されていません（403）`,
        why: `API サーバーの応答: ${said}`,
        next: '足りない権限を確かめ、クラスターの管理者に依頼します',
        commands: [`kubectl --context ${context} auth can-i --list`],
      }),
      en: ({ context, said }) => ({
        what: `${context} does not allow a read that the check needs (403)`,
        why: `The API server said: ${said}`,
        next: 'See which right is missing, and ask the administrator of the cluster',
        commands: [`kubectl --context ${context} auth can-i --list`],
      }),
    },
  },
} as const satisfies ProblemTexts;
