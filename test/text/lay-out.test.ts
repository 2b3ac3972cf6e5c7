import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/text/lay-out.ts';
import type { LayOutOptions } from '../../src/text/layout-options.ts';
import { parseMarkdown } from '../../src/text/parse-markdown.ts';
import { plainLines } from '../../src/text/plain.ts';

const sources = [
  { id: 'ug', url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html' },
  { id: 'bp', url: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity.html' },
];

const frame = (source: string, options: Partial<LayOutOptions> = {}) => {
  const { blocks, mistakes } = parseMarkdown(source);
  expect(mistakes).toEqual([]);
  const measure = options.measure ?? 72;
  const lines = layOut(blocks, {
    language: 'ja',
    sources,
    hang: measure === 72 ? 2 : 0,
    ...options,
    measure,
  });
  return plainLines(lines, { margin: measure < 52 ? 3 : 4, glyphs: options.glyphs ?? 'drawn' });
};
const rows = (text: string) => text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');

const comparison = [
  '| 項目 | Pod Identity | IRSA |',
  '|---|---|---|',
  '| 信頼する相手 | pods.eks.amazonaws.com | クラスターの OIDC の発行者 |',
  '| ノードの準備 | エージェントのアドオン | 不要 |',
  '| Fargate の Pod | 使えない | 使える |',
].join('\n');

describe('the frames of the design', () => {
  test('lesson-ja, but for the sections before it', () => {
    const source = [
      '## どちらを選ぶか',
      'EC2 の Linux ノードでは、まず EKS Pod Identity を検討します。信頼ポリシーにクラスター固有の値が入らないので、同じロールを使い回せます。',
      '',
      '> [!CORRECTION] S1-079 since 2025',
      '> **「IRSA が推奨」は以前の説明です**',
      '> EC2 の Linux ノードでは Pod Identity が推奨です。IRSA は Fargate、Windows、EKS Anywhere などで引き続き使います。[^bp]',
      '',
      comparison,
      '',
      '```bash',
      'aws eks create-pod-identity-association --cluster-name demo \\',
      '  --namespace app --service-account s3-reader \\',
      '  --role-arn arn:aws:iam::111122223333:role/s3-reader',
      '```',
      '',
      '> [!WARNING]',
      '> 設定は Pod の作成時に入ります。動いている Pod は作り直します。',
    ].join('\n');
    expect(frame(source)).toEqual(
      rows(`
 1  どちらを選ぶか
    EC2 の Linux ノードでは、まず EKS Pod Identity を検討します。信頼
    ポリシーにクラスター固有の値が入らないので、同じロールを使い回せます。

 !▐ 訂正  「IRSA が推奨」は以前の説明です                        2025 年から
  ▐ EC2 の Linux ノードでは Pod Identity が推奨です。IRSA は Fargate、
  ▐ Windows、EKS Anywhere などで引き続き使います。出典 [2]

    項目              Pod Identity              IRSA
    ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
    信頼する相手      pods.eks.amazonaws.com    クラスターの OIDC の発行者
    ノードの準備      エージェントのアドオン    不要
    Fargate の Pod    使えない                  使える

  ╎ aws eks create-pod-identity-association --cluster-name demo \\
  ╎   --namespace app --service-account s3-reader \\
  ╎   --role-arn arn:aws:iam::111122223333:role/s3-reader

 !▐ 注意  設定は Pod の作成時に入ります。動いている Pod は作り直します。
      `),
    );
  });

  test('lesson-en: prose, code and a titled caution', () => {
    const source = [
      '## How it works',
      'The cluster has an OIDC issuer. You register it once per cluster as an IAM OIDC provider. When a Pod is created, a webhook adds two variables and a token volume; the AWS SDK exchanges the token at STS.',
      '',
      '```text',
      'AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/eks.amazonaws.com/sa/token',
      '```',
      '',
      '> [!WARNING]',
      '> **wildcards in sub**',
      '> StringLike with * in sub lets any matching ServiceAccount assume the role. Use StringEquals and the full name.',
    ].join('\n');
    expect(frame(source, { language: 'en' })).toEqual(
      rows(`
 1  How it works
    The cluster has an OIDC issuer. You register it once per cluster as an
    IAM OIDC provider. When a Pod is created, a webhook adds two variables
    and a token volume; the AWS SDK exchanges the token at STS.

  ╎ AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/eks.amazonaws.com/sa/token

 !▐ Caution  wildcards in sub
  ▐ StringLike with * in sub lets any matching ServiceAccount assume the
  ▐ role. Use StringEquals and the full name.
      `),
    );
  });

  test('lesson-40: narrow margin, folded code', () => {
    const source = [
      '## 信頼ポリシー',
      '条件は 2 つです。aud は sts.amazonaws.com、sub は 1 つの名前空間の 1 つの ServiceAccount に絞ります。',
      '',
      '```json',
      '"...EXAMPLE:sub":',
      '  "system:serviceaccount:app:s3-reader"',
      '```',
    ].join('\n');
    expect(frame(source, { measure: 36 })).toEqual(
      rows(`
1  信頼ポリシー
   条件は 2 つです。aud は
   sts.amazonaws.com、sub は 1 つの名前
   空間の 1 つの ServiceAccount に絞り
   ます。

 ╎ "...EXAMPLE:sub":
 ╎   "system:serviceaccount:app:
 ╎ » s3-reader"
      `),
    );
  });

  test('table-cards-40: a row becomes a card', () => {
    expect(frame(comparison.replace('クラスターの OIDC', 'OIDC'), { measure: 36 })).toEqual(
      rows(`
   信頼する相手
   Pod Identity  pods.eks.amazonaws.com
   IRSA          OIDC の発行者

   ノードの準備
   Pod Identity  エージェントのアドオン
   IRSA          不要

   Fargate の Pod
   Pod Identity  使えない
   IRSA          使える
      `),
    );
  });

  test('lesson-diagram: the figure, then its words; under 60 columns the words alone', () => {
    const source = [
      '```diagram',
      'API サーバー      Pod (SDK)',
      '╎ 1 環境変数と    ╎',
      '╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎',
      '```',
      '',
      '文章で読む: 1 では webhook が Pod の定義を書き換えます。',
    ].join('\n');
    expect(frame(source)).toEqual(
      rows(`
    API サーバー      Pod (SDK)
    ╎ 1 環境変数と    ╎
    ╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎

    文章で読む: 1 では webhook が Pod の定義を書き換えます。
      `),
    );
    expect(frame(source, { diagrams: 'text' })).toEqual([
      '    文章で読む: 1 では webhook が Pod の定義を書き換えます。',
    ]);
    expect(frame(source, { measure: 36 })[0]).toBe('   文章で読む: 1 では webhook が Pod の');
  });

  test('plain-lesson: ASCII bars, the date in brackets, commands with their prompt', () => {
    const source = [
      '> [!CORRECTION] S1-079 since 2025',
      '> **「IRSA が推奨」は以前の説明です**',
      '> いまは Pod Identity が推奨です。[^bp]',
      '',
      comparison,
      '',
      '```bash',
      'aws eks create-pod-identity-association --cluster-name demo \\',
      '  --role-arn arn:aws:iam::111122223333:role/s3-reader',
      '```',
    ].join('\n');
    expect(frame(source, { measure: 64, plain: true, glyphs: 'plain' })).toEqual(
      rows(`
 !| 訂正  「IRSA が推奨」は以前の説明です（2025 年から）
  | いまは Pod Identity が推奨です。出典 [2]

    項目            Pod Identity            IRSA
    --------------  ----------------------  ------------------------
    信頼する相手    pods.eks.amazonaws.com  クラスターの OIDC の発
                                            行者

    ノードの準備    エージェントのアドオン  不要
    Fargate の Pod  使えない                使える

    $ aws eks create-pod-identity-association --cluster-name demo \\
      --role-arn arn:aws:iam::111122223333:role/s3-reader
      `),
    );
  });
});

describe('tables', () => {
  test('numbers stand to the right, a row that wraps is followed by a blank one', () => {
    const source = [
      '| Kind | What it holds | Count |',
      '|---|---|---|',
      '| Node | a machine that runs Pods, with its kubelet and its container runtime, seen by the scheduler | 3 |',
      '| Pod | containers | 1,200 |',
    ].join('\n');
    expect(frame(source, { language: 'en' })).toEqual(
      rows(`
    Kind  What it holds                                                Count
    ╌╌╌╌  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  ╌╌╌╌╌
    Node  a machine that runs Pods, with its kubelet and its               3
          container runtime, seen by the scheduler

    Pod   containers                                                   1,200
      `),
    );
  });
});

describe('code too wide for the measure', () => {
  const code = (text: string, measure: number) => frame(`\`\`\`bash\n${text}\n\`\`\``, { measure });

  test('folds at a blank without drawing it, and leaves no lone backslash', () => {
    expect(code('aws eks describe-addon-configuration \\', 36)).toEqual([
      ' ╎ aws eks',
      ' ╎ » describe-addon-configuration \\',
    ]);
    expect(code('  --addon-name aws-ebs-csi-driver --resolve', 36)).toEqual([
      ' ╎   --addon-name aws-ebs-csi-driver',
      ' ╎ » --resolve',
    ]);
  });

  test('never folds between the hyphens of a flag, and cuts a word only for want of a separator', () => {
    expect(code("  --query 'addons[].addonVersions[0][1][2]'", 36)).toEqual([
      ' ╎   --query',
      " ╎ » 'addons[].addonVersions[0][1][2]'",
    ]);
    expect(code('x'.repeat(40), 36)).toEqual([` ╎ ${'x'.repeat(36)}`, ' ╎ » xxxx']);
  });
});

describe('lists', () => {
  test('items hang behind their label and nest', () => {
    expect(
      frame(
        '- 一つ目の項目は、名前空間の中だけで使える ServiceAccount です。\n  - 中の項目\n- 二つ目\n\n9. a\n10. b',
        { measure: 36 },
      ),
    ).toEqual(
      rows(`
   - 一つ目の項目は、名前空間の中だけで
     使える ServiceAccount です。
     - 中の項目
   - 二つ目

    9. a
   10. b
      `),
    );
  });

  test('code in an item stands at its bar on the one left edge', () => {
    expect(frame('1. 作ります。\n\n   ```bash\n   kubectl get pods\n   ```\n\n2. 見ます。')).toEqual(
      rows(`
    1. 作ります。

  ╎ kubectl get pods

    2. 見ます。
      `),
    );
  });

  test('tasks show their state, a colon keeps the list close', () => {
    expect(frame('次の 2 つです:\n\n- [x] 済み\n- [ ] 未了')).toEqual([
      '    次の 2 つです:',
      '    [x] 済み',
      '    [ ] 未了',
    ]);
  });
});

describe('references', () => {
  test('numbered links are listed once, sources keep their number', () => {
    const source = `[Pod Identity](${sources[0]?.url}) と [kind](https://kind.sigs.k8s.io/) と [同じ](https://kind.sigs.k8s.io/) です[^bp]。`;
    expect(frame(source)).toEqual(
      rows(`
    Pod Identity [1] と kind [3] と 同じ [3] です [2]。

    [3] https://kind.sigs.k8s.io/
      `),
    );
  });

  test('links of the terminal carry the address and show its host', () => {
    const { blocks } = parseMarkdown('[kind](https://kind.sigs.k8s.io/) を使います[^ug]。');
    const [line] = layOut(blocks, { measure: 72, language: 'ja', links: 'osc8', sources });
    expect(line?.spans).toMatchObject([
      { text: 'kind', role: 'link', href: 'https://kind.sigs.k8s.io/' },
      { text: ' (kind.sigs.k8s.io)', role: 'quiet' },
      { text: ' を使います', role: 'text' },
      { text: ' ', role: 'text' },
      { text: '[1]', role: 'quiet', href: sources[0]?.url },
      { text: '。', role: 'text' },
    ]);
  });

  test('a figure that moves shows its day, a term its words', () => {
    const options: Partial<LayOutOptions> = {
      dated: (id) => (id === 'price' ? { value: 'USD 0.10/時', checked: '2026-11-01' } : undefined),
      terms: (id) => (id === 'node' ? 'ノード' : undefined),
    };
    expect(frame('[[node]] の料金は {{dated:price}} です。', options)).toEqual([
      '    ノード の料金は USD 0.10/時（確認日 2026-11-01） です。',
    ]);
  });

  test('a check stands where the text asks it, on the index of its block', () => {
    const { blocks } = parseMarkdown('文。\n\n:::check a-b\n\n文。');
    const lines = layOut(blocks, {
      measure: 72,
      language: 'ja',
      checks: (id) => [{ spans: [{ text: id as never, role: 'text' }] }],
    });
    expect(lines.map((line) => [line.block, line.spans[0]?.text])).toEqual([
      [0, '文。'],
      [0, undefined],
      [1, 'a-b'],
      [1, undefined],
      [2, '文。'],
    ]);
  });
});

test('words of the dialect that could break a row of cells reach no line raw', () => {
  const { blocks } = parseMarkdown('a\x1b[31mb `c\x1b]0;t\x07d` [x](https://a.example/\x1b) \u202e');
  const text = JSON.stringify(layOut(blocks, { measure: 40, language: 'en' }));
  expect(text).not.toMatch(/\\u001b|\\u0007|\u202e/);
});
