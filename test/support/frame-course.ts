import type { Course, CourseModule, GlossaryTerm, LessonCard } from '../../src/course/course.ts';
import type { Lesson } from '../../src/course/lesson.ts';
import type { Both } from '../../src/i18n/language.ts';
import type { Block } from '../../src/text/block.ts';
import { parseMarkdown } from '../../src/text/parse-markdown.ts';
import outline from '../fixtures/outline.json' with { type: 'json' };
import { frameQuestions } from './frame-questions.ts';

const source = (id: string, title: string) => ({
  id,
  title: { ja: title, en: title },
  url: `https://docs.aws.amazon.com/eks/latest/userguide/${id}.html`,
  checked: '2026-11-20',
});

const bodies: Readonly<Record<string, Both>> = {
  'irsa-or-pod-identity': {
    ja: `## 前提

この節では、Pod に AWS の権限を渡す 2 つの方法を比べます。どちらも一時的な認証情報を渡します。

## どちらを選ぶか

EC2 の Linux ノードでは、まず EKS Pod Identity を検討します。信頼ポリシーにクラスター固有の値が入らないので、同じロールを使い回せます。

> [!CORRECTION] S1-079 since 2025
> **「IRSA が推奨」は以前の説明です**
> EC2 の Linux ノードでは Pod Identity が推奨です。IRSA は Fargate、Windows、EKS Anywhere などで引き続き使います。出典 [^best]

| 項目 | Pod Identity | IRSA |
|---|---|---|
| 信頼する相手 | pods.eks.amazonaws.com | クラスターの OIDC の発行者 |
| ノードの準備 | エージェントのアドオン | 不要 |
| Fargate の Pod | 使えない | 使える |

\`\`\`bash
aws eks create-pod-identity-association --cluster-name demo \\
  --namespace app --service-account s3-reader \\
  --role-arn arn:aws:iam::111122223333:role/s3-reader
\`\`\`

> [!WARNING]
> 設定は Pod の作成時に入ります。動いている Pod は作り直します。

## 覚えておくこと

- 新しい構成では [[pod-identity]] から考えます。
- Fargate では IRSA を使います。
`,
    en: `## Which one

On Linux EC2 nodes consider [[pod-identity|EKS Pod Identity]] first.

## Remember

- Use IRSA on Fargate.
`,
  },
  irsa: {
    ja: `## 何を解決するか

AWS を呼ぶ Pod には認証情報が要ります。[[irsa]] は ServiceAccount ごとにロールを渡します。

## トークンが認証情報になるまで

\`\`\`diagram
API サーバー      Pod (SDK)               STS                     S3
╎ 1 環境変数と    ╎                       ╎                       ╎
╎   トークン      ╎                       ╎                       ╎
╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎                       ╎                       ╎
╎                 ╎ 2 AssumeRoleWith      ╎                       ╎
╎                 ╎   WebIdentity         ╎                       ╎
╎                 ╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎                       ╎
╎                 ╎                       ╎ 3 署名を検証し        ╎
╎                 ╎                       ╎   aud と sub を照合   ╎
╎                 ╎ 4 一時的な認証情報    ╎                       ╎
╎                 ╎<╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╎                       ╎
╎                 ╎ 5 署名付きリクエスト  ╎                       ╎
╎                 ╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎
\`\`\`

文章で読む: 1 では webhook が Pod の定義を書き換えます。2 で SDK がトークンとロールの ARN を STS に送り、3 に通れば 4 で認証情報を受け取ります。STS は署名を、登録済みの OIDC プロバイダーの公開鍵で確かめます。

:::check trust-sub

## 信頼ポリシー

条件は 2 つです。aud は sts.amazonaws.com、sub は 1 つの名前空間の 1 つの ServiceAccount に絞ります。

\`\`\`json
"...EXAMPLE:sub":
  "system:serviceaccount:app:s3-reader"
\`\`\`
`,
    en: `## What problem it solves

A Pod that calls AWS needs credentials. Two shortcuts are common, and both are wrong: access keys in a Secret, which never expire, and a broad policy on the node role, which every Pod on that node can use. [[irsa]] gives each ServiceAccount a role of its own, and short-lived credentials.

## How it works

The cluster has an [[oidc-issuer|OIDC issuer]]. You register it once per cluster as an IAM OIDC provider. When a Pod is created, a webhook adds two variables and a [[projected-token|token volume]]; the AWS SDK exchanges the token at STS.

\`\`\`bash
AWS_ROLE_ARN=arn:aws:iam::111122223333:role/s3-reader
AWS_WEB_IDENTITY_TOKEN_FILE=\\
  /var/run/secrets/eks.amazonaws.com/serviceaccount/token
\`\`\`

## The trust policy

Two conditions make it least privilege: aud must be sts.amazonaws.com, and sub must name one ServiceAccount in one namespace.

\`\`\`json
"Condition": {
  "StringEquals": {
    "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:aud":
      "sts.amazonaws.com",
    "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:sub":
      "system:serviceaccount:app:s3-reader"
  }
}
\`\`\`

> [!WARNING]
> **wildcards in sub**
> StringLike with * in sub lets any matching ServiceAccount assume the role. Use StringEquals and the full name.

:::check trust-sub

## Annotate the ServiceAccount

The annotation names the role. A Pod that runs already gets nothing: create it anew.

## Other accounts, STS endpoints

A role of another account needs an OIDC provider there. Use the regional endpoint of STS.
`,
  },
};

const sources: Readonly<Record<string, LessonCard['sources']>> = {
  irsa: [source('ug-irsa', 'EKS User Guide, IRSA'), source('iam-oidc', 'IAM User Guide, OIDC')],
  'irsa-or-pod-identity': [
    source('ug-pod-identity', 'EKS User Guide, Pod Identity'),
    source('best', 'EKS Best Practices Guide'),
  ],
};

const checks: Readonly<Record<string, readonly string[]>> = { irsa: ['trust-sub'] };

const blocks = (text: string): readonly Block[] => {
  const parsed = parseMarkdown(text);
  if (parsed.mistakes.length > 0) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.blocks;
};

const modules: readonly CourseModule[] = outline.modules.map((module) => ({
  ...module,
  lessons: module.lessons.map((lesson) => ({
    ...lesson,
    was: [],
    module: module.id,
    objectives: [],
    facts: [],
    errata: [],
    labs: [],
    sources: sources[lesson.id] ?? [source('ug', 'EKS User Guide')],
    checks: checks[lesson.id] ?? [],
  })),
}));

const cards = modules.flatMap((module) => module.lessons);

const term = (id: string, ja: string, en: string, meaning: Both): GlossaryTerm => ({
  id,
  term: { ja, en },
  meaning,
  lesson: 'irsa',
  also: [],
  related: [],
});

const glossary = new Map<string, GlossaryTerm>([
  [
    'irsa',
    term('irsa', 'IRSA', 'IRSA', {
      ja: 'ServiceAccount に IAM ロールを結び付ける仕組みです。',
      en: 'Binds an IAM role to a ServiceAccount.',
    }),
  ],
  [
    'pod-identity',
    term('pod-identity', 'EKS Pod Identity', 'EKS Pod Identity', {
      ja: 'エージェントが Pod に認証情報を渡す仕組みです。',
      en: 'An agent hands credentials to the Pod.',
    }),
  ],
  [
    'oidc-issuer',
    term('oidc-issuer', 'OIDC の発行者', 'OIDC issuer', {
      ja: 'クラスターのトークンに署名する相手です。',
      en: 'Signs the tokens of the cluster.',
    }),
  ],
  [
    'projected-token',
    term('projected-token', '投影トークン', 'projected token', {
      ja: 'Pod に渡される、期限のあるトークンです。',
      en: 'A token with an expiry that a Pod is handed.',
    }),
  ],
  [
    'endpoint-slice',
    {
      ...term('endpoint-slice', 'エンドポイントスライス', 'EndpointSlice', {
        ja: 'Service の宛先を持つオブジェクトです。Pod の IP アドレス、ポート、Ready かどうかが入ります。宛先が 100 件を超えると複数に分かれます。',
        en: 'The object that holds the targets of a Service: the IP addresses of Pods, ports, and whether they are Ready. Over 100 targets it is split.',
      }),
      lesson: 'coredns-kubeproxy',
      related: ['pod-identity'],
    },
  ],
]);

/** The course the frames of the design show: the real outline, and the lessons and questions in their words. */
export const frameCourse: Course = {
  hash: 'fixture',
  modules,
  card: (id) => cards.find((card) => card.id === id),
  lesson(id): Lesson {
    const card = cards.find((each) => each.id === id);
    if (card === undefined) throw new Error(`no lesson ${id}`);
    const body = bodies[id] ?? { ja: '## 本文\n\n短い本文です。\n', en: '## Text\n\nA short text.\n' };
    return { ...card, body: { ja: blocks(body.ja), en: blocks(body.en) } };
  },
  questionsOf: (module) =>
    frameQuestions.filter((question) => cards.find((card) => card.id === question.lesson)?.module === module),
  question: (id) => frameQuestions.find((question) => question.id === id),
  sourcesOf: (question) =>
    sources[question.lesson]?.filter((each) => question.sources.includes(each.id)) ?? [],
  exams: [],
  paths: [
    {
      id: 'notes-hands-on',
      kind: 'notes',
      title: { ja: '手を動かす一章', en: 'A hands-on chapter' },
      about: {
        ja: 'クラスターを作り、Podに権限を渡し、最後に問題で確かめます。',
        en: 'Create a cluster, give Pods permissions, and answer questions at the end.',
      },
      steps: [
        { lesson: 'irsa' },
        { lesson: 'irsa-or-pod-identity' },
        { questions: ['fargate-s3', 'scale-web'] },
      ],
    },
    {
      id: 'role-newcomer',
      kind: 'role',
      title: { ja: 'はじめての人の一週間', en: 'A newcomer in a week' },
      about: { ja: '7日で言葉と最初の操作を身につけます。', en: 'Words and first moves in seven days.' },
      steps: [{ lesson: 'why-kubernetes' }, { lesson: 'irsa' }],
    },
  ],
  dated: new Map(),
  glossary,
};
