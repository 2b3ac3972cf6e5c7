import { readFileSync } from 'node:fs';
import type { Folder } from '../../src/host/folder.ts';

/** Files in memory, as the course readers see a folder. */
export function memoryFolder(files: Readonly<Record<string, string>>): Folder {
  const under = (path: string) => (path === '' ? '' : `${path}/`);
  return {
    list: (path) =>
      [
        ...new Set(
          Object.keys(files)
            .filter((name) => name.startsWith(under(path)))
            .map((name) => name.slice(under(path).length).split('/')[0] ?? ''),
        ),
      ].sort(),
    read: (path) => files[path],
    isFolder: (path) => Object.keys(files).some((name) => name.startsWith(under(path))),
  };
}

const filler = {
  ja: '書店の api は表紙画像をバケットから読みます。鍵は Pod に置きません。',
  en: 'The api of the bookshop reads cover images from a bucket, and no key is kept in any Pod there.',
} as const;

const frontMatter = (title: string, objectives: readonly [string, string], source: string) => `---
id: irsa
title: ${title}
minutes: 10
objectives:
  - {id: irsa-why, text: "${objectives[0]}"}
  - {id: irsa-flow, text: "${objectives[1]}"}
facts: [S1-077]
errata: [S1-079]
sources:
  - {id: ug-irsa, title: "${source}", url: "https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html", checked: "2026-11-21"}
---
`;

export const goodJa = `${frontMatter('IRSAの仕組み', ['理由を説明できる', '流れを説明できる'], 'EKS User Guide')}
${filler.ja.repeat(50)}

## 仕組み

[[oidc-issuer]] の URL をクラスターごとに登録します[^ug-irsa]。上限は {{dated:oidc-limit}} です。

\`\`\`bash
kubectl get serviceaccount s3-reader  # 注釈を見る
\`\`\`

:::check irsa-one

> [!CORRECTION] S1-079 since 2025-03
> **鍵を Secret に置く**
> 今は一時的な認証情報を使います[^ug-irsa]。

| 項目 | 値 |
|---|---|
| 期限 | 短い |

:::check irsa-two

## 覚えておくこと

- 鍵は置かない
- トークンは短い
`;

export const goodEn = `${frontMatter('How IRSA works', ['Explain why', 'Explain the flow'], 'EKS User Guide')}
${`${filler.en} `.repeat(40)}

## How it works

Register the URL of the [[oidc-issuer]] once for each cluster[^ug-irsa]. The limit is {{dated:oidc-limit}}.

\`\`\`bash
kubectl get serviceaccount s3-reader  # look at the annotation
\`\`\`

:::check irsa-one

> [!CORRECTION] S1-079 since 2025-03
> **Keep a key in a Secret**
> Temporary credentials are used now[^ug-irsa].

| what | value |
|---|---|
| expiry | short |

:::check irsa-two

## Remember

- Keep no key
- Tokens are short-lived
`;

type QuestionParts = {
  readonly id: string;
  readonly objective: string;
  readonly place?: number;
  readonly stem?: { readonly ja: string; readonly en: string };
  readonly options?: readonly { readonly ja: string; readonly en: string; readonly right?: boolean }[];
  readonly kind?: string;
  readonly level?: string;
  readonly scenario?: boolean;
  readonly extra?: string;
};

const both = ({ ja, en }: { readonly ja: string; readonly en: string }) => JSON.stringify({ ja, en });

/** A choice as YAML; its right option stands at `place` (from 0). */
export function question(parts: QuestionParts): string {
  const options =
    parts.options ??
    [0, 1, 2, 3].map((index) => ({
      ja: `${index} 番目の値を信頼ポリシーに書く`,
      en: `write value number ${index} into the trust policy`,
      right: index === (parts.place ?? 1),
    }));
  const stem = parts.stem ?? {
    ja: `${parts.id} で Pod はどの値を使いますか。`,
    en: `Which value does the Pod use in ${parts.id}?`,
  };
  return `  - id: ${parts.id}
    kind: ${parts.kind ?? 'single'}
    lesson: irsa
    objective: ${parts.objective}
    level: ${parts.level ?? 'apply'}
    seconds: 60
    scenario: ${parts.scenario ?? true}
    domains: [scs-c03/iam]
    facts: [S1-077]
    sources: [ug-irsa]
    stem: ${both(stem)}
${parts.extra ?? ''}    options:
${options
  .map(
    (option, index) => `      - id: o${index}
        text: ${both(option)}
${option.right ? '        right: true\n' : ''}        why: {ja: "この値だとこうなります。", en: "With this value that happens."}`,
  )
  .join('\n')}
`;
}

/** A predict-the-output question. */
export const output = (id: string, objective: string, place: number): string =>
  question({
    id,
    objective,
    kind: 'output',
    place,
    level: 'judge',
    extra: '    code: {lang: console, text: "$ kubectl get pod"}\n',
  });

export const goodQuestions = `format: 1
module: pod-credentials
questions:
${question({ id: 'irsa-one', objective: 'irsa-why', place: 0 })}${output('irsa-two', 'irsa-why', 1)}${question({ id: 'irsa-three', objective: 'irsa-flow', place: 2 })}${output('irsa-four', 'irsa-flow', 3)}${question({ id: 'irsa-five', objective: 'irsa-flow', place: 1 })}`;

/** A course of one lesson without a single mistake; tests change one file of it. */
export const goodCourse: Readonly<Record<string, string>> = {
  'content/course.yaml': `format: 1
modules:
  - id: foundations
    title: {ja: 全体像, en: At a glance}
    lessons: [why-kubernetes]
  - id: pod-credentials
    title: {ja: PodへのAWS権限付与, en: AWS credentials for Pods}
    lessons: [irsa, pod-identity]
`,
  'content/pod-credentials/irsa/ja.md': goodJa,
  'content/pod-credentials/irsa/en.md': goodEn,
  'content/glossary/pod-credentials.yaml': `- id: oidc-issuer
  term: {ja: OIDC 発行元, en: OIDC issuer}
  meaning: {ja: トークンに署名する側。, en: The party that signs tokens.}
  lesson: irsa
  also: []
  related: []
`,
  'content/dated/pod-credentials.yaml': `- id: oidc-limit
  value: {ja: 100 個, en: "100"}
  source: https://docs.aws.amazon.com/general/latest/gr/iam-service.html
  checked: "2026-11-21"
`,
  'quizzes/pod-credentials.yaml': goodQuestions,
  'quizzes/exams/scs-c03.yaml': readFileSync(
    new URL('../../quizzes/exams/scs-c03.yaml', import.meta.url),
    'utf8',
  ),
};
