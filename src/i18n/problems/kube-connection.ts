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
} as const satisfies ProblemTexts;
