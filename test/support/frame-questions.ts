import type { Question } from '../../src/study/question.ts';

const both = (ja: string, en: string) => ({ ja, en });
const same = (text: string) => ({ ja: text, en: text });

const common = (id: string, seconds = 90) => ({
  id,
  lesson: 'irsa-or-pod-identity',
  objective: 'choose',
  level: 'apply' as const,
  seconds,
  scenario: true,
  domains: [],
  facts: [],
  sources: ['ug-pod-identity'],
});

const option = (id: string, ja: string, whyJa: string, en: string, whyEn: string, right = false) => ({
  id,
  text: both(ja, en),
  why: both(whyJa, whyEn),
  ...(right && { right }),
});

/** The questions of the frames of the design, in their words. */
export const frameQuestions: readonly Question[] = [
  {
    kind: 'single',
    ...common('fargate-s3'),
    stem: both(
      'Fargate で動く Pod から S3 バケットを読み取ります。長期のアクセスキーは使いません。最も適した方法はどれですか。',
      'A Pod on Fargate reads an S3 bucket. Long-lived access keys are not to be used. Which way fits best?',
    ),
    options: [
      option(
        'association',
        'EKS Pod Identity の関連付けを作る',
        'Pod Identity のエージェントは DaemonSet です。Fargate では DaemonSet が動かないため、認証情報を受け取れません。',
        'Create an EKS Pod Identity association',
        'The Pod Identity agent is a DaemonSet. DaemonSets do not run on Fargate, so no credentials arrive.',
      ),
      option(
        'irsa',
        'IRSA で ServiceAccount に IAM ロールを結び付ける',
        'Pod のトークンを STS が一時的な認証情報に交換します。ノードに何も置かないので、Fargate でも使えます。',
        'Bind an IAM role to the ServiceAccount with IRSA',
        'STS exchanges the token of the Pod for temporary credentials. Nothing runs on the node, so Fargate works.',
        true,
      ),
      option(
        'execution-role',
        'Pod 実行ロールに S3 の読み取りポリシーを付ける',
        'Pod 実行ロールは、Fargate の基盤がイメージの取得やログの送信に使います。コンテナの中のアプリには渡りません。',
        'Give the Pod execution role an S3 read policy',
        'Fargate itself uses the Pod execution role, for pulling images and sending logs. The application never gets it.',
      ),
      option(
        'keys',
        'アクセスキーを Secret に入れ、環境変数で渡す',
        '長期の鍵は、漏れても期限で無効になりません。設問の条件にも反します。',
        'Put access keys into a Secret and pass them as variables',
        'Long-lived keys do not expire when they leak, and the question rules them out.',
      ),
    ],
  },
  {
    kind: 'multiple',
    ...common('pod-identity-needs'),
    stem: both(
      'EC2 の Linux ノードで EKS Pod Identity を使います。必要なものを 2 つ選んでください。',
      'EKS Pod Identity is to be used on Linux EC2 nodes. Choose two things it needs.',
    ),
    options: [
      option(
        'agent',
        'ノードで動く eks-pod-identity-agent アドオン',
        '認証情報を Pod に渡します。',
        'The eks-pod-identity-agent add-on on the nodes',
        'It hands the credentials to the Pod.',
        true,
      ),
      option(
        'oidc',
        'クラスターの IAM OIDC プロバイダー',
        'IRSA で要るものです。',
        'An IAM OIDC provider of the cluster',
        'That is what IRSA needs.',
      ),
      option(
        'trust',
        'pods.eks.amazonaws.com に sts:AssumeRole と sts:TagSession を許す信頼ポリシー',
        'サービスがロールを引き受けます。',
        'A trust policy that lets pods.eks.amazonaws.com call sts:AssumeRole and sts:TagSession',
        'The service assumes the role.',
        true,
      ),
      option(
        'annotation',
        'ServiceAccount の eks.amazonaws.com/role-arn 注釈',
        'IRSA で使う注釈です。',
        'The eks.amazonaws.com/role-arn annotation of the ServiceAccount',
        'IRSA reads that annotation.',
      ),
      option(
        'aws-auth',
        'aws-auth ConfigMap への追記',
        'クラスターへのアクセスの設定です。',
        'An entry in the aws-auth ConfigMap',
        'That is about access to the cluster.',
      ),
    ],
  },
  {
    kind: 'ordering',
    ...common('clean-up-order'),
    stem: both(
      '使い終えた EKS クラスターを片付けます。行う順に並べてください。',
      'An EKS cluster is no longer needed. Put the clean-up in order.',
    ),
    items: [
      {
        id: 'services',
        text: both('type: LoadBalancer の Service を削除する', 'Delete Services of type LoadBalancer'),
        why: same('1'),
      },
      {
        id: 'node-groups',
        text: both(
          'ノードグループと Fargate プロファイルを削除する',
          'Delete node groups and Fargate profiles',
        ),
        why: same('2'),
      },
      { id: 'cluster', text: both('クラスターを削除する', 'Delete the cluster'), why: same('3') },
      {
        id: 'vpc',
        text: both('VPC の CloudFormation スタックを削除する', 'Delete the CloudFormation stack of the VPC'),
        why: same('4'),
      },
    ],
  },
  {
    kind: 'matching',
    ...common('component-symptom'),
    stem: both(
      '止まった構成要素と、最初に現れる症状を組み合わせてください。',
      'Match the stopped component with the first symptom.',
    ),
    pairs: [
      {
        id: 'scheduler',
        left: same('kube-scheduler'),
        right: both('新しい Pod が Pending のまま残る', 'New Pods stay Pending'),
        why: same('s'),
      },
      {
        id: 'kubelet',
        left: same('kubelet'),
        right: both('ノードが NotReady になる', 'The node turns NotReady'),
        why: same('k'),
      },
      {
        id: 'controllers',
        left: same('kube-controller-manager'),
        right: both('Pod を消しても代わりが作られない', 'A deleted Pod is not replaced'),
        why: same('c'),
      },
      {
        id: 'proxy',
        left: same('kube-proxy'),
        right: both('Service の宛先が新しい Pod に切り替わらない', 'A Service keeps sending to the old Pod'),
        why: same('p'),
      },
    ],
    extra: [
      {
        id: 'unauthorised',
        text: both('kubectl の応答がすべて 401 になる', 'Every kubectl call answers 401'),
        why: same('u'),
      },
    ],
  },
  {
    kind: 'command',
    ...common('scale-web'),
    setting: { tool: 'kubectl' },
    stem: both(
      '名前空間 app の Deployment web を 5 レプリカにするコマンドを入力してください。',
      'Type the command that gives the Deployment web in namespace app 5 replicas.',
    ),
    answer: 'kubectl -n app scale deployment/web --replicas=5',
    why: both(
      '-n を省くと、コンテキストの既定の名前空間を操作します。設定がなければ default です。同じ名前の Deployment があれば、そちらが変わります。',
      'Without -n the default namespace of the context is used, default when none is set. A Deployment of that name there changes instead.',
    ),
    nearMisses: [
      {
        line: 'kubectl scale deploy web --replicas 5',
        why: both('別の名前空間です。', 'Another namespace.'),
      },
    ],
  },
  {
    kind: 'short',
    ...common('irsa-short', 180),
    stem: both(
      'IRSA は何の略ですか。Pod が S3 を使う場面で、どのような安全上の問題を解決しますか。',
      'What does IRSA stand for, and which risk does it remove when a Pod uses S3?',
    ),
    ideas: [
      {
        id: 'name',
        text: both(
          'IAM Roles for Service Accounts の略と書いている',
          'It says IAM Roles for Service Accounts',
        ),
        any: { ja: ['IAM Roles for Service Accounts'], en: ['IAM Roles for Service Accounts'] },
      },
      {
        id: 'no-keys',
        text: both('長期のアクセスキーを Pod に置かずに済む', 'No long-lived keys in the Pod'),
        any: { ja: ['鍵を置かなく'], en: ['no keys'] },
      },
      {
        id: 'node-role',
        text: both('ノードロールに広い権限を付けずに済む', 'No broad rights on the node role'),
      },
      {
        id: 'least',
        text: both(
          'ServiceAccount ごとに、必要な権限だけを渡せる',
          'Each ServiceAccount gets just its own rights',
        ),
      },
      {
        id: 'expires',
        text: both('一時的な認証情報なので、期限が来れば無効になる', 'Credentials are temporary and expire'),
      },
    ],
    pass: 3,
    model: both(
      'IAM Roles for Service Accounts の略です。ServiceAccount ごとに IAM ロールを割り当て、Pod は STS から一時的な認証情報を受け取ります。鍵を Pod に置く必要も、ノードロールに全 Pod 分の権限を付ける必要もありません。',
      'IAM Roles for Service Accounts. Each ServiceAccount has its own role, and the Pod gets temporary credentials from STS.',
    ),
    why: both('一時的な認証情報だからです。', 'Because the credentials are temporary.'),
  },
  {
    kind: 'cloze',
    ...common('cloze-sa', 60),
    stem: both(
      'ServiceAccount の注釈を完成させてください。',
      'Complete the annotation of the ServiceAccount.',
    ),
    code: { lang: 'yaml', text: 'metadata:\n  annotations:\n    ‹1›: arn:aws:iam::111122223333:role/‹2›\n' },
    gaps: [
      {
        accept: ['eks.amazonaws.com/role-arn'],
        why: both('IRSA が読む注釈です。', 'IRSA reads this annotation.'),
      },
      { accept: ['s3-reader'], why: both('ロールの名前です。', 'The name of the role.') },
    ],
  },
  {
    kind: 'wrong-line',
    ...common('wrong-selector', 60),
    stem: both(
      'Service が Pod に届きません。間違っている行を選んでください。',
      'The Service reaches no Pod. Choose the wrong line.',
    ),
    code: {
      lang: 'yaml',
      text: 'kind: Service\nspec:\n  selector:\n    app: old-web\n  ports:\n    - port: 80\n',
    },
    line: 4,
    repair: '    app: web',
    why: both('Pod のラベルは app=web です。', 'The Pods are labelled app=web.'),
    others: [{ line: 6, why: both('80 番は合っています。', 'Port 80 is right.') }],
  },
  {
    kind: 'single',
    ...common('trust-sub', 60),
    lesson: 'irsa',
    sources: ['ug-irsa'],
    stem: both(
      '信頼ポリシーの sub に書く値はどれですか。\n名前空間は app、ServiceAccount は s3-reader です。',
      'Which value belongs in sub?',
    ),
    options: [
      option(
        'short',
        'serviceaccount:app/s3-reader',
        '先頭の system: がなく、区切りも違います。トークンの sub と一致しません。',
        'serviceaccount:app/s3-reader',
        'system: is missing and the separator differs.',
      ),
      option(
        'swapped',
        'system:serviceaccount:s3-reader:app',
        '名前空間と名前が逆です。名前空間 s3-reader の ServiceAccount app を指します。',
        'system:serviceaccount:s3-reader:app',
        'Namespace and name are swapped.',
      ),
      option(
        'arn',
        'arn:aws:iam::111122223333:role/s3-reader',
        '引き受けられる側のロールです。sub は引き受ける側を表します。',
        'arn:aws:iam::111122223333:role/s3-reader',
        'That is the role to assume; sub is who assumes it.',
      ),
      option(
        'full',
        'system:serviceaccount:app:s3-reader',
        'sub は system:serviceaccount:名前空間:名前 の順です。両方が一致した Pod だけがロールを引き受けられます。',
        'system:serviceaccount:app:s3-reader',
        'sub is system:serviceaccount:namespace:name.',
        true,
      ),
    ],
  },
];
