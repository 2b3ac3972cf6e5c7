import { sayDuration, sayExact } from '../amounts.ts';
import type { Both } from '../language.ts';

/** What is awaited, as it stands in the footer rule before its seconds. */
export const waitingTexts = {
  tools: { ja: 'kubectl と aws を確認中', en: 'looking for kubectl and aws' },
  labs: { ja: 'ラボの一覧を読み込み中', en: 'reading the labs' },
  lab: { ja: 'ラボを読み込み中', en: 'reading the lab' },
  index: { ja: '検索の準備中', en: 'getting the search ready' },
  places: { ja: 'kubeconfig を確認中', en: 'reading the kubeconfig' },
  plan: { ja: '対象を確認中', en: 'looking at the target' },
  setUp: { ja: 'ラボを準備中', en: 'setting the lab up' },
  check: { ja: '確認中', en: 'checking' },
  hint: { ja: 'いまの状態を確認中', en: 'looking how it stands' },
  reset: { ja: '最初の状態に戻しています', en: 'putting it back' },
  cleanUp: { ja: '後片付け中', en: 'cleaning up' },
  record: { ja: '実技を記録中', en: 'recording the task' },
  judge: { ja: '実技を判定中', en: 'judging the tasks' },
  export: { ja: '書き出し中', en: 'writing the file' },
  practice: {
    look: { ja: '練習クラスターの状態を確認中', en: 'asking the practice cluster' },
    up: { ja: '練習クラスターを起動中', en: 'starting the practice cluster' },
    reset: { ja: '練習クラスターを空にしています', en: 'emptying the practice cluster' },
    down: { ja: '練習クラスターを停止中', en: 'stopping the practice cluster' },
  },
  stop: { ja: '止める', en: 'stop' },
} as const;

/** `確認中 12 秒`. */
export const forTime: Both<(name: string, spent: number) => string> = {
  ja: (name, spent) => `${name} ${sayExact(spent, 'ja')}`,
  en: (name, spent) => `${name} ${sayExact(spent, 'en')}`,
};

/** `確認中 12 秒、残り 48 秒`. */
export const withLeft: Both<(name: string, spent: number, left: number) => string> = {
  ja: (name, spent, left) => `${forTime.ja(name, spent)}、残り ${sayExact(left, 'ja')}`,
  en: (name, spent, left) => `${forTime.en(name, spent)}, ${sayExact(left, 'en')} left`,
};

/** Where each of several steps has a limit, and their number is not known before. */
export const withStep: Both<(name: string, spent: number, step: number) => string> = {
  ja: (name, spent, step) => `${forTime.ja(name, spent)}、1 手順は ${sayDuration(step, 'ja')}まで`,
  en: (name, spent, step) => `${forTime.en(name, spent)}, ${sayDuration(step, 'en')} a step at most`,
};
