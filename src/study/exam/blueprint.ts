import * as z from 'zod/mini';
import { bothText } from '../../i18n/both-schema.ts';
import { idText } from '../question.ts';

const dayText = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const share = z.number().check(z.gt(0), z.lte(100));

/** How a result is said: a scaled score of AWS, or the percentage of the Linux Foundation. */
const passSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scaled'), least: z.int(), most: z.int(), line: z.int() }),
  z.strictObject({ kind: z.literal('percent'), line: share }),
]);

/** One exam as its blueprint says on a day. Replaced, not edited, when the vendor publishes another. */
export const blueprintSchema = z.strictObject({
  format: z.literal(1),
  id: idText,
  code: z.string().check(z.minLength(1)),
  title: bothText,
  vendor: z.enum(['aws', 'linux-foundation']),
  /** Version of the guide or curriculum, as it names itself. */
  version: z.string(),
  effectiveFrom: dayText,
  source: z.strictObject({
    title: z.string(),
    url: z.string().check(z.regex(/^https:\/\//)),
    checked: dayText,
  }),
  /** A: an official document was read; B: several consistent pages; C: a single or old one. */
  confidence: z.enum(['A', 'B', 'C']),
  /** What is generally quoted and no page confirmed, for the learner to see. */
  unverified: z.optional(z.array(z.enum(['questions', 'minutes', 'pass']))),
  /** `eks`: of this exam only what touches EKS is asked, and its papers say so. */
  scope: z.optional(z.enum(['eks'])),
  /** `choice`: questions; `performance`: tasks on a cluster. */
  form: z.enum(['choice', 'performance']),
  questions: z.int().check(z.gte(1)),
  /** Of the questions, those that count; the others are being tried out and nobody knows which. */
  scored: z.int().check(z.gte(1)),
  minutes: z.int().check(z.gte(10)),
  pass: passSchema,
  /** Kinds of question it asks. */
  kinds: z.array(
    z.enum(['single', 'output', 'multiple', 'ordering', 'matching', 'command', 'cloze', 'wrong-line']),
  ),
  domains: z.array(z.strictObject({ id: idText, title: bothText, weight: share })).check(z.minLength(2)),
});

export type Blueprint = z.infer<typeof blueprintSchema>;

/** The pass line as a share of the scored points, 0 to 1; scaled scores are taken as a straight line. */
export const passShare = ({ pass }: Blueprint): number =>
  pass.kind === 'percent' ? pass.line / 100 : (pass.line - pass.least) / (pass.most - pass.least);

/** A share of points as the exam says it: 766, or 74. */
export const scoreOf = ({ pass }: Blueprint, points: number): number =>
  Math.round(pass.kind === 'percent' ? points * 100 : pass.least + points * (pass.most - pass.least));
