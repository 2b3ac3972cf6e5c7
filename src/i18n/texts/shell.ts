import type { Both } from '../language.ts';

/** What the shell around all screens says. */
export const shellTexts = {
  imeIsOn: { ja: '日本語入力がオンです', en: 'Japanese input is on' },
  copied: { ja: 'コピーしました', en: 'Copied' },
  ctrlCAgain: { ja: 'もう一度 Ctrl-C で終了します', en: 'Ctrl-C again quits' },
  nothingRuns: {
    ja: '動いているものはありません。もう一度 Ctrl-C で終了します',
    en: 'Nothing runs. Ctrl-C again quits',
  },
  nothingToUndo: { ja: '取り消すものはありません', en: 'nothing to undo' },
  japanese: { ja: 'Japanese', en: 'Japanese' },
  needsUtf8: {
    ja: '日本語の表示には UTF-8 のロケールが必要です',
    en: 'Japanese needs a UTF-8 locale: LC_ALL=C.UTF-8',
  },
  copyTitle: { ja: 'コピーする文字', en: 'Text to copy' },
  copyBack: { ja: '閉じる', en: 'close' },
} as const satisfies Readonly<Record<string, Both>>;
