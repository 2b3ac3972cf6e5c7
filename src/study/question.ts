import * as z from 'zod/mini';
import { bothText } from '../i18n/both-schema.ts';

/** An id that never changes: lower-case words joined by hyphens. */
export const idText = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

/** Where a claim comes from, opened on the day named. */
export const sourceSchema = z.strictObject({
  id: idText,
  title: bothText,
  url: z.string().check(z.regex(/^https:\/\//)),
  checked: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
});
export type Source = z.infer<typeof sourceSchema>;

/** Bloom-like levels of craft.md: remember, use, weigh. */
export const levelSchema = z.enum(['recall', 'apply', 'judge']);

const common = {
  id: idText,
  /** Ids this item had before, so that history follows it. */
  was: z.optional(z.array(idText)),
  lesson: idText,
  /** Objective id of that lesson's front matter. */
  objective: idText,
  level: levelSchema,
  /** Time band: what a prepared candidate needs, in seconds. */
  seconds: z.int().check(z.gte(15), z.lte(600)),
  /** True when the stem is a situation and not a bare question. */
  scenario: z.boolean(),
  /** `exam/domain` ids of quizzes/exams, for example `kcna/fundamentals`. */
  domains: z.array(z.string().check(z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/))),
  tags: z.optional(z.array(idText)),
  /** Ledger and errata ids the item leans on. */
  facts: z.array(z.string().check(z.regex(/^(?:S\d|N)-\d{3}$/))),
  /** Source ids of the lesson's front matter, or of the `sources` list of the file. */
  sources: z.array(idText).check(z.minLength(1)),
  required: z.optional(z.boolean()),
  stem: bothText,
  /** Code or real output shown under the stem, the same in both languages. */
  code: z.optional(z.strictObject({ lang: z.string(), text: z.string() })),
};

/** One option, and why it is right or what it would do instead. */
export const optionSchema = z.strictObject({
  id: idText,
  text: bothText,
  why: bothText,
  right: z.optional(z.boolean()),
});
export type Option = z.infer<typeof optionSchema>;

const options = z.array(optionSchema).check(z.minLength(3), z.maxLength(6));

export const singleSchema = z.strictObject({ kind: z.literal('single'), ...common, options });

/** Predict the output: `code` is what ran, the options are what it might print. */
export const outputSchema = z.strictObject({ kind: z.literal('output'), ...common, options });

export const multipleSchema = z.strictObject({ kind: z.literal('multiple'), ...common, options });

/** `items` stand in the right order here; the learner sees them shuffled. */
export const orderingSchema = z.strictObject({
  kind: z.literal('ordering'),
  ...common,
  items: z
    .array(z.strictObject({ id: idText, text: bothText, why: bothText }))
    .check(z.minLength(3), z.maxLength(6)),
});

/** Each left belongs to the right of its own row; `extra` rights belong to none. */
export const matchingSchema = z.strictObject({
  kind: z.literal('matching'),
  ...common,
  pairs: z
    .array(z.strictObject({ id: idText, left: bothText, right: bothText, why: bothText }))
    .check(z.minLength(3), z.maxLength(5)),
  extra: z.optional(z.array(z.strictObject({ id: idText, text: bothText, why: bothText }))),
});

/** What holds when the command is typed: the same line can mean different things elsewhere. */
export const settingSchema = z.strictObject({
  tool: z.enum(['kubectl', 'aws', 'eksctl', 'helm']),
  /** Current namespace of the context; `default` when not said. */
  namespace: z.optional(z.string()),
  /** `k` stands for kubectl. */
  alias: z.optional(z.boolean()),
});
export type CommandSetting = z.infer<typeof settingSchema>;

export const commandSchema = z.strictObject({
  kind: z.literal('command'),
  ...common,
  setting: settingSchema,
  answer: z.string().check(z.minLength(1)),
  /** Other lines that do the same although they parse differently. */
  alternatives: z.optional(z.array(z.string())),
  why: bothText,
  /** Lines people type instead, with what they would do. Graded wrong, and proven wrong by a test. */
  nearMisses: z.array(z.strictObject({ line: z.string(), why: bothText })).check(z.minLength(1)),
});

/** An idea the grader must find. `any` are phrasings that prove it; without them the learner judges it. */
export const ideaSchema = z.strictObject({
  id: idText,
  text: bothText,
  any: z.optional(z.strictObject({ ja: z.array(z.string()), en: z.array(z.string()) })),
});

export const shortSchema = z.strictObject({
  kind: z.literal('short'),
  ...common,
  ideas: z.array(ideaSchema).check(z.minLength(1), z.maxLength(6)),
  /** Ideas needed for a right answer. */
  pass: z.int().check(z.gte(1)),
  model: bothText,
  why: bothText,
});

/** `code.text` holds the gaps as ‹1›, ‹2› …; each gap accepts exact strings, compared after NFKC and trimming. */
export const clozeSchema = z.strictObject({
  kind: z.literal('cloze'),
  ...common,
  gaps: z
    .array(z.strictObject({ accept: z.array(z.string()).check(z.minLength(1)), why: bothText }))
    .check(z.minLength(1), z.maxLength(4)),
});

/** `code.text` holds one wrong line, counted from 1. */
export const wrongLineSchema = z.strictObject({
  kind: z.literal('wrong-line'),
  ...common,
  line: z.int().check(z.gte(1)),
  /** The line as it should be. */
  repair: z.string(),
  why: bothText,
  /** Lines that look suspicious and are right. */
  others: z.array(z.strictObject({ line: z.int(), why: bothText })).check(z.minLength(1)),
});

export const questionSchema = z.discriminatedUnion('kind', [
  singleSchema,
  outputSchema,
  multipleSchema,
  orderingSchema,
  matchingSchema,
  commandSchema,
  shortSchema,
  clozeSchema,
  wrongLineSchema,
]);

export type Question = z.infer<typeof questionSchema>;
export type QuestionKind = Question['kind'];
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;

/** One file of quizzes/: the questions of one module. */
export const questionFileSchema = z.strictObject({
  format: z.literal(1),
  module: idText,
  /** Sources that no lesson of the module names. */
  sources: z.optional(z.array(sourceSchema)),
  questions: z.array(questionSchema),
});
