export const fixTerminalTexts = {
  summary: {
    ja: '強制終了で乱れた端末を元に戻す',
    en: 'put the terminal right after a program was killed',
  },
  example: { ja: '文字が見えなくても打てる', en: 'can be typed blind' },
  noTerminal: { ja: 'ここは端末ではありません', en: 'This is not a terminal' },
  done: { ja: '端末を元に戻しました', en: 'The terminal is as it should be' },
  screenOnly: {
    ja: '画面を元に戻しました。文字が見えなければ reset を実行します',
    en: 'The screen is back. If you do not see what you type, run reset',
  },
} as const;
