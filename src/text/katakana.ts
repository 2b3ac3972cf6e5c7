/** Words that long Katakana compounds of the field are made of. */
const words = `
  アカウント アクセス アップグレード アップデート アドオン アドレス アプリケーション
  アベイラビリティ イメージ インスタンス インターフェイス インターネット エージェント エンドポイント
  オーケストレーション オートスケーリング オブジェクト ガベージ キャッシュ クラスター グループ
  クレデンシャル ゲートウェイ コレクション コンテナ コントローラー コントロール コンピューティング
  サービス サイドカー サブネット スケーラー スケーリング スケジューラー スケジューリング ストレージ
  スナップショット セキュリティ セルフ ゾーン ターゲット チュートリアル ディスク データ デプロイ
  デプロイメント テンプレート トークン ドメイン ドライバー トラフィック トラブルシューティング
  ネームスペース ネットワーク ノード パイプライン パッケージ バックアップ パブリック バランサー
  フェデレーション プライベート プラグイン プラットフォーム プリンシパル プレーン プローブ ブロック
  プロバイダー プロビジョニング プロファイル ベスト プラクティス ポリシー ボリューム
  マイグレーション マネージド マネージャー マニフェスト メトリクス メッセージ メモリ モニタリング
  ユーザー ライフサイクル リクエスト リージョン リソース リポジトリ リリース レジストリ レプリカ
  レプリカセット レプリケーション ロード ロール ログ ローリング ワーカー ワークロード
`
  .trim()
  .split(/\s+/);
const known = new Set(words);
const longestWord = Math.max(...words.map((word) => word.length));
const longestWhole = 8;

type Part = { readonly from: number; readonly to: number };

/**
 * The parts of a Katakana word that stay whole at a line end: all of it up to 8 characters, else its known words;
 * unknown stretches of more than 8 characters may be parted anywhere.
 */
export function katakanaParts(word: string): readonly Part[] {
  if (word.length <= longestWhole) return [{ from: 0, to: word.length }];
  const parts: Part[] = [];
  let open = 0;
  const close = (to: number) => {
    if (to > open && to - open <= longestWhole) parts.push({ from: open, to });
  };
  for (let at = 0; at < word.length; ) {
    const length = knownLength(word, at);
    if (length === 0) {
      at += 1;
      continue;
    }
    close(at);
    if (length <= longestWhole) parts.push({ from: at, to: at + length });
    at += length;
    open = at;
  }
  close(word.length);
  return parts;
}

/** Length of the longest known word that begins there; 0 if none. */
function knownLength(word: string, from: number): number {
  for (let length = Math.min(longestWord, word.length - from); length >= 2; length--)
    if (known.has(word.slice(from, from + length))) return length;
  return 0;
}
