import type { Both } from '../language.ts';

/** Words the layout puts into a lesson's text by itself. */
export const lessonWords = {
  note: { ja: '補足', en: 'Note' },
  tip: { ja: 'コツ', en: 'Tip' },
  warning: { ja: '注意', en: 'Caution' },
  correction: { ja: '訂正', en: 'Correction' },
  source: { ja: '出典', en: 'Source' },
} as const satisfies Readonly<Record<string, Both>>;

/** `（確認日 2026-11-20）` after a figure that moves. */
export const checkedOn = (day: string): Both => ({ ja: `（確認日 ${day}）`, en: ` (checked ${day})` });

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Since when a correction holds; `since` is `always`, a year, a month (`2025-03`) or a day. */
export function sinceWords(since: string): Both {
  const [year = '', month, day] = since.split('-');
  if (since === 'always') return { ja: '当初から', en: 'from the start' };
  if (day !== undefined) return { ja: `${since} から`, en: `since ${since}` };
  if (month === undefined) return { ja: `${year} 年から`, en: `since ${year}` };
  return { ja: `${year} 年 ${Number(month)} 月から`, en: `since ${months[Number(month) - 1]} ${year}` };
}

/** What is read aloud where a sighted reader sees a bar, a grid or a mark. */
export const spokenWords = {
  section: (number: number | undefined): Both =>
    number === undefined
      ? { ja: '小見出し', en: 'Subheading' }
      : { ja: `節 ${number}`, en: `Section ${number}` },
  code: (lang: string, lines: number): Both => ({
    ja: `コード、${lang}、${lines} 行。`,
    en: `Code, ${lang}, ${lines} ${lines === 1 ? 'line' : 'lines'}.`,
  }),
  codeEnd: { ja: 'コードはここまでです。', en: 'End of code.' },
  table: (rows: number, columns: number): Both => ({
    ja: `表、${rows} 行、${columns} 列。`,
    en: `Table, ${rows} ${rows === 1 ? 'row' : 'rows'}, ${columns} columns.`,
  }),
  list: (items: number): Both => ({ ja: `項目 ${items} つ。`, en: `List of ${items}.` }),
  quote: { ja: '引用。', en: 'Quote.' },
  quoteEnd: { ja: '引用はここまでです。', en: 'End of quote.' },
  figure: { ja: '図。', en: 'Figure.' },
  done: { ja: '済み', en: 'done' },
  open: { ja: '未了', en: 'to do' },
  sourceNumber: (numbers: string): Both => ({ ja: `（出典 ${numbers}）`, en: ` (source ${numbers})` }),
} as const;
