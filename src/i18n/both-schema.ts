import * as z from 'zod/mini';

/** A short text in both languages, side by side: `{ja: …, en: …}`. */
export const bothText = z.strictObject({
  ja: z.string().check(z.minLength(1)),
  en: z.string().check(z.minLength(1)),
});
