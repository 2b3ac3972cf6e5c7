import * as z from 'zod/mini';
import type { Both } from '../i18n/language.ts';
import { idText, type Source } from '../study/question.ts';
import type { Block } from '../text/block.ts';

const ledgerId = z.string().check(z.regex(/^(?:S\d|N)-\d{3}$/));

/** Front matter of one language of a lesson. All but `title`, objective texts and source titles is equal in both. */
export const frontMatterSchema = z.strictObject({
  id: idText,
  was: z.optional(z.array(idText)),
  title: z.string().check(z.minLength(1)),
  minutes: z.int().check(z.gte(3), z.lte(15)),
  /** What the reader can do afterwards; questions name these ids. */
  objectives: z
    .array(z.strictObject({ id: idText, text: z.string().check(z.minLength(1)) }))
    .check(z.minLength(1)),
  /** Ledger ids taught. */
  facts: z.array(ledgerId),
  /** Ledger ids whose erratum stands in a correction box of the text. */
  errata: z.array(ledgerId),
  sources: z
    .array(
      z.strictObject({
        id: idText,
        title: z.string().check(z.minLength(1)),
        url: z.string().check(z.regex(/^https:\/\//)),
        checked: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
      }),
    )
    .check(z.minLength(1)),
  labs: z.optional(z.array(idText)),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export type Objective = { readonly id: string; readonly text: Both };

/** One lesson in both languages; `body` is its text as blocks, made from the Markdown at build time. */
export type Lesson = {
  readonly id: string;
  readonly was: readonly string[];
  readonly module: string;
  /** `6.1`: module number, then lesson number. */
  readonly number: string;
  readonly title: Both;
  readonly minutes: number;
  readonly objectives: readonly Objective[];
  readonly facts: readonly string[];
  readonly errata: readonly string[];
  readonly sources: readonly Source[];
  readonly labs: readonly string[];
  /** Question ids of the in-line checks, in reading order; the same in both languages. */
  readonly checks: readonly string[];
  readonly body: Both<readonly Block[]>;
};
