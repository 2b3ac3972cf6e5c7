import type { Both } from '../language.ts';

const joined = (titles: readonly string[], between: string, more: (count: number) => string): string =>
  titles.length <= 3
    ? titles.join(between)
    : `${titles.slice(0, 2).join(between)}${between}${more(titles.length - 2)}`;

/** Words of cleaning up what the tasks of an exam left open. */
export const examCleanupTexts = {
  summary: {
    ja: '試験の実技で開いたラボをまとめて片付ける',
    en: 'clean up every lab that the tasks of an exam left open',
  },
  row: {
    ja: (count: number) => `開いたままのラボ ${count} 本を片付ける`,
    en: (count: number) => (count === 1 ? 'Clean up 1 lab left open' : `Clean up ${count} labs left open`),
  },
  key: { ja: '片付ける', en: 'clean up' },
  title: { ja: '試験のラボを片付ける', en: 'Clean up the labs of this exam' },
  says: {
    ja: (titles: readonly string[], place: string) =>
      `${titles.length} 本（${joined(titles, '、', (count) => `ほか ${count} 本`)}）の名前空間と、その中のすべてを消します。場所は ${place} です。ほかには触れません。`,
    en: (titles: readonly string[], place: string) =>
      `Deletes on ${place} the namespaces of ${titles.length === 1 ? 'a lab' : `${titles.length} labs`} and all in them: ${joined(titles, ', ', (count) => `${count} more`)}. Nothing else is touched.`,
  },
  yes: { ja: '消す', en: 'delete' },
  cleaning: {
    ja: (done: number, of: number) => `ラボを片付けています   ${done}/${of}`,
    en: (done: number, of: number) => `Cleaning up labs   ${done}/${of}`,
  },
  cleaned: { ja: 'すべて片付けました', en: 'All cleaned up' },
  stopped: { ja: '途中で止めました。残りは開いたままです', en: 'Stopped. The others stay open' },
  none: { ja: '開いたままのラボはありません', en: 'No lab of this exam is left open' },
  open: {
    ja: (count: number) => `開いたままのラボが ${count} 本あります`,
    en: (count: number) => (count === 1 ? '1 lab is left open' : `${count} labs are left open`),
  },
  home: { ja: '試験の片付け', en: 'Clean up exam' },
  homeAbout: {
    ja: (code: string, count: number) => `${code}  開いたままのラボ ${count} 本`,
    en: (code: string, count: number) => `${code}  ${count === 1 ? '1 lab' : `${count} labs`} left open`,
  },
} as const satisfies Record<string, Both | { readonly ja: unknown; readonly en: unknown }>;
