import { sayDuration } from '../amounts.ts';

/** What a question about the whole practice cluster counts. */
type Held = { readonly pods: number; readonly namespaces: number; readonly labs: number };

const heldJa = ({ pods, namespaces }: Held): string => `Pod ${pods} 個（名前空間 ${namespaces} つ）`;
const heldEn = ({ pods, namespaces }: Held): string =>
  `${pods} ${pods === 1 ? 'Pod' : 'Pods'} in ${namespaces} ${namespaces === 1 ? 'namespace' : 'namespaces'}`;
const labsEn = (labs: number): string =>
  labs === 1 ? 'The lab under way starts' : `${labs} labs under way start`;

/** Words of the practice cluster's screen. */
export const practiceScreenTexts = {
  title: { ja: '練習クラスター', en: 'Practice cluster' },
  looking: { ja: '状態を確かめています', en: 'Looking how it is' },
  running: {
    ja: (since: number) => `動作中  ${sayDuration(since, 'ja')}`,
    en: (since: number) => `running  ${sayDuration(since, 'en')}`,
  },
  simulated: {
    ja: '動いています。ノードと Pod は模擬で、コンテナは動きません。',
    en: 'Running. Nodes and Pods are simulated; no container ever runs.',
  },
  off: {
    stopped: { ja: '止まっています。状態は残っています。', en: 'Stopped. Its state is kept.' },
    absent: { ja: 'まだありません。', en: 'Not made yet.' },
  },
  whatItIs: {
    ja: 'kubectl だけで使える、模擬の Kubernetes です。この PC の中だけで動き、費用はかかりません。ラボを始めると自動で起動します。',
    en: 'A simulated Kubernetes that needs nothing but kubectl. It runs on your machine alone and costs nothing. A lab starts it by itself.',
  },
  labels: {
    server: { ja: 'API サーバー', en: 'API server' },
    kubeconfig: { ja: 'kubeconfig', en: 'kubeconfig' },
    nodes: { ja: 'ノード', en: 'Nodes' },
    pods: { ja: 'Pod', en: 'Pods' },
    memory: { ja: 'メモリ', en: 'Memory' },
    idle: { ja: '自動停止', en: 'Stops itself' },
    can: { ja: 'できること', en: 'Can carry' },
    cannot: { ja: 'できないこと', en: 'Cannot' },
    usedBy: { ja: '使用中', en: 'In use by' },
  },
  nodes: {
    ja: (ready: number, all: number) =>
      ready === all ? `${all} 台、すべて Ready` : `${ready}/${all} 台が Ready`,
    en: (ready: number, all: number) => (ready === all ? `${all}, all Ready` : `${ready} of ${all} Ready`),
  },
  pods: {
    ja: (pods: number, namespaces: number) => `${pods} 個（名前空間 ${namespaces} つ）`,
    en: (pods: number, namespaces: number) =>
      `${pods} in ${namespaces} ${namespaces === 1 ? 'namespace' : 'namespaces'}`,
  },
  memory: (bytes: number, pid: number) => `${Math.round(bytes / 2 ** 20)} MB   pid ${pid}`,
  idle: {
    ja: (left: number) => `使わなければ、あと ${sayDuration(left, 'ja')}`,
    en: (left: number) => `${sayDuration(left, 'en')} left without use`,
  },
  can: {
    ja: 'exec（小さなシェル）、ログ、プローブ、ルールどおりの NetworkPolicy',
    en: 'exec (small shell), logs, probes, NetworkPolicy by rule',
  },
  cannot: {
    ja: '実際の通信、自分のイメージの実行、eBPF',
    en: 'real traffic, running your images, eBPF',
  },
  usedBy: {
    ja: (lab: string, session: string, time: string) => `ラボ ${lab}（セッション ${session}、${time} から）`,
    en: (lab: string, session: string, time: string) => `lab ${lab}, session ${session}, since ${time}`,
  },
  ownShell: { ja: '自分のシェルから使う', en: 'Use it from your own shell' },
  keys: {
    start: { ja: '起動', en: 'start' },
    shell: { ja: 'シェル', en: 'shell' },
    copy: { ja: 'コピー', en: 'copy' },
    refresh: { ja: '更新', en: 'refresh' },
    reset: { ja: '空にする', en: 'reset' },
    stop: { ja: '停止', en: 'stop' },
    open: { ja: '練習クラスター', en: 'practice cluster' },
    notRunning: { ja: '動いていません', en: 'it does not run' },
    cancel: { ja: 'やめる', en: 'cancel' },
  },
  ask: {
    reset: {
      title: { ja: '練習クラスターを空にしますか', en: 'Empty the practice cluster?' },
      text: {
        ja: (held: Held) =>
          `${heldJa(held)}を含め、オブジェクトはすべて消えます。${held.labs === 0 ? '' : `進行中のラボ ${held.labs} つも最初からになります。`}`,
        en: (held: Held) =>
          `Every object in it goes, ${heldEn(held)} among them.${held.labs === 0 ? '' : ` ${labsEn(held.labs)} from the beginning.`}`,
      },
      yes: { ja: '空にする', en: 'empty it' },
    },
    stop: {
      title: { ja: '練習クラスターを止めますか', en: 'Stop the practice cluster?' },
      text: {
        ja: ({ pods, namespaces }: Held) =>
          `Pod ${pods} 個、名前空間 ${namespaces} つの状態は残ります。次のラボで自動的に起動します。`,
        en: (held: Held) => `Its state is kept: ${heldEn(held)}. The next lab starts it again.`,
      },
      yes: { ja: '止める', en: 'stop it' },
    },
  },
  working: {
    up: { ja: '起動しています', en: 'Starting' },
    reset: { ja: '空にしています', en: 'Emptying' },
    down: { ja: '止めています', en: 'Stopping' },
  },
} as const;
