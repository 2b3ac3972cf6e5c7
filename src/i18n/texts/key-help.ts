/** Words of the help screen; everything else on it comes from the key table. */
export const keyHelpTexts = {
  help: { ja: 'ヘルプ', en: 'Help' },
  keys: { ja: '画面のキー', en: 'Keys of the screens' },
  change: {
    ja: [
      '右に名前のあるキーは変えられます: eks-learn config set key.bookmark M',
      '既定に戻す: eks-learn config reset key.bookmark',
      '使用中のキーにはできません。どの操作と重なるかを示します。',
    ],
    en: [
      'Keys with a name can be changed: eks-learn config set key.bookmark M',
      'Back to the default: eks-learn config reset key.bookmark',
      'A key in use is refused, and both meanings are named.',
    ],
  },
  lookFor: { ja: 'キーを探す', en: 'look for a key' },
  found: { ja: '決定', en: 'keep' },
  all: { ja: 'すべて', en: 'all keys' },
  noHit: { ja: (text: string) => `「${text}」は 0 件`, en: (text: string) => `No hit for ${text}` },
  generated: { ja: 'キー表から作成', en: 'generated from the key table' },
  notHere: {
    ja: (reason: string) => `いまは使えません: ${reason}`,
    en: (reason: string) => `not now: ${reason}`,
  },
  arrows: {
    ja: ['j と k のかわりに矢印キーも使えます。全角のキーは半角と同じに扱います。'],
    en: ['Arrow keys work wherever j and k do. Full-width keys count as ASCII.'],
  },
} as const;

/** The groups the keys stand in. */
export const keyHelpGroups = {
  here: { ja: 'この画面', en: 'On this screen' },
  moving: { ja: '移動', en: 'Moving' },
  everywhere: { ja: 'どこでも', en: 'Everywhere' },
} as const;
