/** Asked before a lab begins while another one is open, on the screen and by the command. */
export const labOthersTexts = {
  askOpenLabs: { ja: 'ほかのラボが開いています', en: 'Another lab is open' },
  openLab: {
    ja: (title: string, place: string) => `「${title}」（${place}）`,
    en: (title: string, place: string) => `${title} (${place})`,
  },
  openLabs: {
    ja: (named: string) => `開いたままのラボ: ${named}`,
    en: (named: string) => `Left open: ${named}`,
  },
  keepOrClean: {
    ja: 'このまま始めると、そのラボは残ります。片付けるなら、そのラボの画面で確かめてから消します。',
    en: 'Begin, and it stays as it is. Clean it up, and its own screen asks before anything is removed.',
  },
  keepThem: { ja: '始める', en: 'begin' },
  cleanFirst: { ja: '片付ける', en: 'clean up' },
  choose: {
    ja: 'k 残して始める、c 先に片付ける、ほかのキーでやめる',
    en: 'k keep it and begin, c clean it up first, anything else cancels',
  },
} as const;
