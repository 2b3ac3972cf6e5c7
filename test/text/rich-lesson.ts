/** One lesson that holds every form of the dialect, in both languages at once. */
export const richLesson = `書店の api は、表紙画像をバケット shop-covers-111122223333 から読みます。
急いだ誰かがアクセスキーを Secret に入れました[^ug]。「これは危険です。」（本当に）と、誰も言いませんでした。

## 仕組み、そして**理由**

[[projected-token|投影トークン]]の料金は {{dated:price}} です。改行\\
のあとに続きます。[EKS User Guide](https://docs.aws.amazon.com/eks/latest/userguide/) と
https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html を読みます。

### 小見出し with \`kubectl get pods --all-namespaces --field-selector=status.phase=Pending\` in it

A Pod that calls AWS needs *short-lived* credentials; \`AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/eks.amazonaws.com/serviceaccount/token\` is where they begin.

> [!NOTE]
> 補足の文です。**太字**と[[irsa]]を含みます。
>
> - 一つ目
> - 二つ目の項目は長く、バーの中で折り返します。コンテナオーケストレーションの話です。
>
> \`\`\`yaml
> metadata: {name: web}
> \`\`\`

> [!TIP]
> Use the full name.

> [!WARNING]
> **動いている Pod は作り直す**
> 設定は Pod の作成時に入ります。

> [!CORRECTION] S1-079,S4-041 since 2025-03
> **「IRSA が推奨」は以前の説明です、と書く資料が長いあいだ多く、いまも検索の上位に並びます**
> EC2 の Linux ノードでは Pod Identity が推奨です。[^bp]

> 引用された文です。
> 二行目も続きます。

1. 一番目の手順です。

   \`\`\`bash
   # comment --flag
   aws eks create-pod-identity-association --cluster-name demo \\
     --namespace app --service-account s3-reader
   \`\`\`

2. 二番目の手順です:
   - 入れ子の項目で、名前空間の中だけで使える ServiceAccount を指します。
     - さらに深い項目 with a_very_long_identifier_that_does_not_fit_anywhere_at_all_in_a_narrow_column
3. 三番目

- [x] 済んだこと
- [ ] これから 10 分でやること

| 項目 | Pod Identity | IRSA | 数 |
|:-----|:------------:|------|---:|
| 信頼する相手 | pods.eks.amazonaws.com | クラスターの OIDC の発行者 | 1,200 |
| ノードの準備 | エージェントのアドオン | 不要 | 30 |
| \`system:serviceaccount:shop:s3-reader\` | 使えない |  | 7 |

| Term | Meaning |
|---|---|
| EndpointSlice | The object that holds where a Service sends its traffic: addresses, ports, and readiness of each Pod. |
| Node | 台 |

\`\`\`json
{"StringEquals": {"oidc.eks.us-east-1.amazonaws.com/id/EX:sub": "x"}}
\`\`\`

\`\`\`console
$ kubectl get pods -n shop
NAME                   READY   STATUS    RESTARTS   AGE
web-5d9c7b8f6-k7m2p    1/1     Running   0          41s
\`\`\`

\`\`\`text
日本語のコードの行がここにあり、とても長いので折り返されます。終わりです
\`\`\`

\`\`\`diagram
API サーバー      Pod (SDK)               STS                     S3
╎ 1 環境変数と    ╎                       ╎                       ╎
╎   トークン      ╎                       ╎                       ╎
╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎                       ╎                       ╎
╎                 ╎╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌>╎
\`\`\`

文章で読む: 1 では webhook が Pod の定義を書き換えます。

:::check irsa-trust-sub

## 覚えておくこと

- IRSA は[[oidc|OIDC]] を使います。
`;
