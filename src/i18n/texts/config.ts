export const configTexts = {
  summary: { ja: '設定を見る、変える', en: 'see and change the settings' },
  list: { ja: '設定と、その設定元の一覧', en: 'list the settings and where each comes from' },
  set: { ja: '設定を変える', en: 'change a setting' },
  reset: { ja: '設定を既定に戻す', en: 'put a setting back to its default' },
  setExample: { ja: '表示を日本語にする', en: 'read Japanese' },
  themeExample: { ja: '明るい背景の配色にする', en: 'colours for a light background' },
  keyExample: { ja: 'しおりのキーを M にする', en: 'bookmark with M' },
  name: { ja: '設定の名前', en: 'name of the setting' },
  value: { ja: '新しい値', en: 'its new value' },
  origins: {
    setting: { ja: '設定', en: 'setting' },
    default: { ja: '既定', en: 'default' },
  },
} as const;
