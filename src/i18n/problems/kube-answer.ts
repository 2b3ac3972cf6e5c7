import type { ProblemTexts } from './problem-text.ts';

/** The cluster answered, but not with something that can be judged. */
export const kubeAnswerProblems = {
  'kube-throttled': {
    exit: 3,
    say: {
      ja: ({ context }) => ({
        what: `${context} がリクエストを制限しています（429）`,
        why: 'API サーバーの同時処理数か流量制限の上限に達しています。',
        next: '1 分ほど置いてから、もう一度チェックします',
        commands: [`kubectl --context ${context} get --raw /readyz`],
      }),
      en: ({ context }) => ({
        what: `${context} is turning requests away (429)`,
        why: 'The API server is at its limit of requests in flight.',
        next: 'Wait about a minute, then check again',
        commands: [`kubectl --context ${context} get --raw /readyz`],
      }),
    },
  },
  'kube-server-error': {
    exit: 3,
    say: {
      ja: ({ context, said }) => ({
        what: `${context} の API サーバーが処理に失敗しました`,
        why: `サーバー側のエラーです: ${said}`,
        next: 'サーバーの状態を確かめてから、もう一度チェックします',
        commands: [`kubectl --context ${context} get --raw '/readyz?verbose'`],
      }),
      en: ({ context, said }) => ({
        what: `The API server of ${context} failed`,
        why: `An error on the server's side: ${said}`,
        next: 'Look at the state of the server, then check again',
        commands: [`kubectl --context ${context} get --raw '/readyz?verbose'`],
      }),
    },
  },
  'kube-html': {
    exit: 3,
    say: {
      ja: ({ context, server }) => ({
        what: `${server} から Web ページが返りました`,
        why: 'API サーバーではなく、プロキシかログインページ（キャプティブポータル）が答えています。',
        next: 'ネットワークへのログインと NO_PROXY を確かめます',
        commands: [`kubectl --context ${context} get --raw /version`],
      }),
      en: ({ context, server }) => ({
        what: `${server} answered with a web page`,
        why: 'A proxy or the sign-in page of a network (captive portal) answers in place of the API server.',
        next: 'Sign in to the network, and look at NO_PROXY',
        commands: [`kubectl --context ${context} get --raw /version`],
      }),
    },
  },
  'kube-tls': {
    exit: 3,
    say: {
      ja: ({ context, said }) => ({
        what: `${context} の証明書を検証できません`,
        why: `kubeconfig の CA とサーバーの証明書が合いません: ${said}`,
        next: 'kubeconfig を作り直します。検証は省きません',
        commands: [`kubectl --context ${context} cluster-info`],
      }),
      en: ({ context, said }) => ({
        what: `The certificate of ${context} cannot be verified`,
        why: `The CA of the kubeconfig and the server's certificate do not match: ${said}`,
        next: 'Make the kubeconfig anew. Verification is never skipped',
        commands: [`kubectl --context ${context} cluster-info`],
      }),
    },
  },
  'kube-no-kind': {
    exit: 3,
    say: {
      ja: ({ context, said }) => ({
        what: `${context} には、確認に使うリソースの種類がありません`,
        why: `API サーバーの応答: ${said}`,
        next: 'CRD やアドオンが入っているか確かめます',
        commands: [`kubectl --context ${context} api-resources`],
      }),
      en: ({ context, said }) => ({
        what: `${context} does not know a kind of resource that the check reads`,
        why: `The API server said: ${said}`,
        next: 'See whether the CRD or add-on is installed',
        commands: [`kubectl --context ${context} api-resources`],
      }),
    },
  },
  'kube-no-context': {
    exit: 3,
    say: {
      ja: ({ context }) => ({
        what: `コンテキスト「${context}」は kubeconfig にありません`,
        why: 'KUBECONFIG（なければ ~/.kube/config）の contexts に同じ名前がありません。',
        next: '使えるコンテキストを確かめ、--target で指定します',
        commands: ['kubectl config get-contexts'],
      }),
      en: ({ context }) => ({
        what: `There is no context "${context}" in the kubeconfig`,
        why: 'KUBECONFIG (or ~/.kube/config) lists no context of that name.',
        next: 'See which contexts there are, and name one with --target',
        commands: ['kubectl config get-contexts'],
      }),
    },
  },
  'kube-no-user': {
    exit: 3,
    say: {
      ja: ({ context }) => ({
        what: `コンテキスト「${context}」に使える認証情報がありません`,
        why: 'kubeconfig の user が空か、この kubectl が対応しない方式です。',
        next: 'kubeconfig を作り直します',
        commands: [`kubectl config view --minify --context ${context}`],
      }),
      en: ({ context }) => ({
        what: `Context "${context}" has no usable credentials`,
        why: 'The user of the kubeconfig is empty, or of a kind that this kubectl does not know.',
        next: 'Make the kubeconfig anew',
        commands: [`kubectl config view --minify --context ${context}`],
      }),
    },
  },
  'kube-plugin': {
    exit: 3,
    say: {
      ja: ({ context, said }) => ({
        what: `${context} の認証コマンドが失敗しました`,
        why: `kubeconfig の exec が認証情報を返しません: ${said}`,
        next: 'AWS のアイデンティティと、認証コマンドのインストールを確かめます',
        commands: ['aws sts get-caller-identity', 'aws sso login'],
      }),
      en: ({ context, said }) => ({
        what: `The sign-in command of ${context} failed`,
        why: `The exec entry of the kubeconfig gave no credentials: ${said}`,
        next: 'Look at your AWS identity, and whether the sign-in command is installed',
        commands: ['aws sts get-caller-identity', 'aws sso login'],
      }),
    },
  },
  'kube-plugin-unknown': {
    exit: 4,
    say: {
      ja: ({ context, command, line = command }) => ({
        what: `${context} の kubeconfig は、知らないコマンドを実行しようとしています`,
        why: `認証のために「${line}」を実行する設定です。許可済みの一覧にないため、まだ実行していません。`,
        next: '内容を確かめ、信頼できるなら名前を挙げて許可します',
        commands: [`eks-learn lab start LAB --target ${context} --allow-exec '${command}'`],
      }),
      en: ({ context, command, line = command }) => ({
        what: `The kubeconfig of ${context} wants to run a command that is not known`,
        why: `It would run "${line}" to sign in. That is not on the list of known commands; it has not been run.`,
        next: 'Read it, and allow it by name if you trust it',
        commands: [`eks-learn lab start LAB --target ${context} --allow-exec '${command}'`],
      }),
    },
  },
  'kube-bad-answer': {
    exit: 3,
    say: {
      ja: ({ context }) => ({
        what: `${context} の応答を JSON として読めません`,
        why: 'kubectl は終了しましたが、出力が空か、途中で切れています。',
        next: '同じ問い合わせを手で試します',
        commands: [`kubectl --context ${context} get namespaces -o json`],
      }),
      en: ({ context }) => ({
        what: `The answer of ${context} is not JSON`,
        why: 'kubectl ended, but its output is empty or cut off.',
        next: 'Try the same by hand',
        commands: [`kubectl --context ${context} get namespaces -o json`],
      }),
    },
  },
  'kube-too-big': {
    exit: 3,
    say: {
      ja: ({ context }) => ({
        what: `${context} の応答が 8 MiB を超えました`,
        why: '大きすぎる応答は途中で打ち切ります。',
        next: 'ラボの名前空間に余分なオブジェクトがないか確かめます',
        commands: [`kubectl --context ${context} get all`],
      }),
      en: ({ context }) => ({
        what: `The answer of ${context} is over 8 MiB`,
        why: 'Answers that large are cut off.',
        next: 'See whether the namespace of the lab has more objects than it should',
        commands: [`kubectl --context ${context} get all`],
      }),
    },
  },
  'kube-unknown': {
    exit: 3,
    say: {
      ja: ({ context, said }) => ({
        what: `${context} を確認できませんでした`,
        why: `kubectl の応答: ${said}`,
        next: '接続を確かめてから、もう一度チェックします',
        commands: [`kubectl --context ${context} version`],
      }),
      en: ({ context, said }) => ({
        what: `${context} could not be checked`,
        why: `kubectl said: ${said}`,
        next: 'Look at the connection, then check again',
        commands: [`kubectl --context ${context} version`],
      }),
    },
  },
} as const satisfies ProblemTexts;
