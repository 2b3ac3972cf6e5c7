/** Words of the table that compares a typed command with a right one, part by part. */
export const commandPartTexts = {
  part: {
    tool: { ja: 'ツール', en: 'tool' },
    action: { ja: '操作', en: 'action' },
    object: { ja: '対象', en: 'object' },
    namespace: { ja: '名前空間', en: 'namespace' },
    argument: { ja: '引数', en: 'argument' },
    flag: { ja: 'オプション', en: 'option' },
  },
  outcome: {
    same: { ja: '一致', en: 'same' },
    different: { ja: '違い', en: 'differs' },
    missing: { ja: '不足', en: 'missing' },
    extra: { ja: '余分', en: 'extra' },
  },
  none: { ja: '（なし）', en: '(none)' },
  onlyDiffers: {
    ja: (part: string) => `違いは${part}だけです`,
    en: (part: string) => `only the ${part} differs`,
  },
} as const;
