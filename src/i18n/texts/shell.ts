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
  copyTitle: { ja: 'コピーする文字', en: 'Text to copy' },
  copyBack: { ja: '閉じる', en: 'close' },
} as const satisfies Readonly<Record<string, Both>>;
