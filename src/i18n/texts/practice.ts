/** `eks-learn practice`, and the practice cluster as a place for labs. */
export const practiceTexts = {
  summary: {
    ja: '練習クラスター: kubectl だけで使える、模擬の Kubernetes',
    en: 'the practice cluster: a simulated Kubernetes that needs nothing but kubectl',
  },
  up: { ja: '起動する', en: 'start it' },
  down: { ja: '止める（状態は残る）', en: 'stop it; its state is kept' },
  reset: { ja: '空にして起動し直す', en: 'empty it and start again' },
  status: { ja: '状態を表示', en: 'show how it is' },
  snapshot: { ja: '今の状態に名前を付けて保存する', en: 'keep the present state under a name' },
  restore: { ja: '保存した状態に戻す', en: 'go back to a kept state' },
  exampleEnv: { ja: 'この端末の kubectl を練習クラスターに向ける', en: 'point kubectl of this shell at it' },
  env: { ja: '環境変数を export の形で出力', en: 'print its environment as export lines' },
  options: {
    name: { ja: 'クラスターの名前（既定 default）', en: 'name of the cluster (default: default)' },
    nodes: { ja: 'ノードの数（既定 3）', en: 'number of nodes (default 3)' },
    idle: {
      ja: '使われないとき止まるまでの分（0 で止めない、既定 30）',
      en: 'minutes without use until it stops itself (0: never, default 30)',
    },
    speed: {
      ja: '時間の進む速さの倍率（既定 1）',
      en: 'how many times as fast as real time it runs (default 1)',
    },
    list: { ja: '保存してあるものを一覧', en: 'list what was kept' },
    snapshotName: { ja: 'スナップショットの名前', en: 'name of the snapshot' },
  },
  simulated: {
    ja: 'ノードと Pod は模擬です。コンテナは実際には動きません。',
    en: 'Nodes and Pods are simulated; no container ever runs.',
  },
  state: {
    running: { ja: '動作中', en: 'running' },
    stopped: { ja: '停止中', en: 'stopped' },
    absent: { ja: 'まだありません', en: 'not made yet' },
  },
  stopped: { ja: '止めました', en: 'stopped' },
  wasStopped: { ja: '動いていませんでした', en: 'it was not running' },
  kept: { ja: '保存しました', en: 'kept' },
  restored: { ja: '戻しました', en: 'restored' },
  starting: { ja: '練習クラスターを起動します', en: 'starting the practice cluster' },
  emptying: { ja: '練習クラスターを空にします', en: 'emptying the practice cluster' },
} as const;
