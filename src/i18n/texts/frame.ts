/** Words the frame itself says: positions, the small-terminal notice, the header's warnings. */
export const frameTexts = {
  above: {
    ja: (lines: number) => `上に ${lines} 行`,
    en: (lines: number) => `${lines} ${lines === 1 ? 'line' : 'lines'} above`,
  },
  notSaved: { ja: '! 保存していません', en: '! not saved' },
  tooSmall: {
    ja: (now: string, need: string) => [
      '画面が小さすぎます。',
      `いま ${now}`,
      `必要 ${need} 以上`,
      '広げると元に戻ります。',
      'q 終了',
    ],
    en: (now: string, need: string) => [
      'The window is too small.',
      `Now ${now}`,
      `Needs ${need} or more`,
      'Widen it to go on.',
      'q quit',
    ],
  },
} as const;
