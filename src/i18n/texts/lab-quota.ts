import type { Problem } from '../../problem.ts';
import type { Both, Language } from '../language.ts';
import { adviceFor } from '../problems/index.ts';

/** Room for what a lab takes, in the plan of both the screen and the command. */
export const labQuotaTexts = {
  room: { ja: '空き', en: 'Room' },
  tags: { ja: 'タグ', en: 'Tags' },
} as const;

type Quota = { readonly what: Both; readonly needs: number } & (
  | { readonly used: number; readonly limit: number; readonly assumed: boolean }
  | { readonly couldNotLook: Problem }
);

const words = {
  ja: {
    room: (what: string, free: number, limit: string, needs: number) =>
      `${what} ${limit} のうち ${free}。このラボは ${needs} 以上`,
    short: (what: string, free: number, limit: string, needs: number) =>
      `${what} の空きは ${limit} のうち ${free} で、このラボの ${needs} に足りません。不要なものを消すか、上限を上げてから始めます`,
    usual: (limit: number) => `${limit}（AWS の既定値）`,
    unknown: (what: string, why: string) => `${what} の空きは確認できませんでした。${why}`,
  },
  en: {
    room: (what: string, free: number, limit: string, needs: number) =>
      `${what}: ${free} of ${limit} free; this lab takes ${needs} or more`,
    short: (what: string, free: number, limit: string, needs: number) =>
      `${what}: ${free} of ${limit} free, and this lab takes ${needs}. Remove what is not needed or raise the limit first`,
    usual: (limit: number) => `${limit} (AWS's default)`,
    unknown: (what: string, why: string) => `${what}: could not look for room. ${why}`,
  },
} as const;

/** One line: how much room there is, how much the lab takes. */
export function sayQuota(quota: Quota, language: Language): string {
  const { room, short, usual, unknown } = words[language];
  const what = quota.what[language];
  if ('couldNotLook' in quota) return unknown(what, adviceFor(quota.couldNotLook, language).what);
  const free = Math.max(0, quota.limit - quota.used);
  const limit = quota.assumed ? usual(quota.limit) : String(quota.limit);
  return (free < quota.needs ? short : room)(what, free, limit, quota.needs);
}

/** Tags on one line. */
export const sayTags = (tags: Readonly<Record<string, string>>, language: Language): string =>
  Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(language === 'ja' ? '、' : ', ');
