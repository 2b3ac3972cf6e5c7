import type { Both, Language } from '../language.ts';

/** What a lab costs, in the plan of both the screen and the command. */
export const labCostTexts = {
  price: {
    ja: (usd: string, plus: string | undefined, asOf: string) => {
      const more = plus === undefined ? '' : `と${/^[ -~]/.test(plus) ? ' ' : ''}${plus}`;
      return `${usd === '0' && plus !== undefined ? plus : `約 USD ${usd}/時${more}`}（料金表 ${asOf}）`;
    },
    en: (usd: string, plus: string | undefined, asOf: string) => {
      const more = plus === undefined ? '' : ` and ${plus}`;
      return `${usd === '0' && plus !== undefined ? plus : `about USD ${usd}/h${more}`} (prices of ${asOf})`;
    },
  },
  reminder: { ja: '1 時間たつと知らせます', en: 'You are told after an hour' },
  freeElsewhere: {
    ja: (lab: string, place: string) => `費用なしで学ぶなら ${lab}（${place}）`,
    en: (lab: string, place: string) => `To learn it for nothing: ${lab} (${place})`,
  },
  places: {
    practice: { ja: '練習クラスター', en: 'practice cluster' },
    offline: { ja: 'ファイルだけ', en: 'files alone' },
  },
} as const;

type Bill = {
  readonly usdPerHour: number;
  readonly cost:
    | {
        readonly usdPerHour: number;
        readonly plus?: Both;
        readonly asOf: string;
        readonly note?: Both;
      }
    | undefined;
};

/** Sentences of one line: the lab's own price, its note, and the reminder that comes while anything is billed. */
export function sayCost({ cost, usdPerHour }: Bill, language: Language): string | undefined {
  const { price, reminder } = labCostTexts;
  const own =
    cost === undefined
      ? []
      : [
          price[language](String(cost.usdPerHour), cost.plus?.[language], cost.asOf),
          ...(cost.note === undefined ? [] : [cost.note[language]]),
        ];
  const said = [...own, ...(usdPerHour > 0 ? [reminder[language]] : [])];
  return said.length === 0 ? undefined : said.join(language === 'ja' ? '。' : '. ');
}
