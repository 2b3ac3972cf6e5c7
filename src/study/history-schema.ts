import * as z from 'zod/mini';
import type { HistoryRecord, StudyEvent } from './history.ts';

const text = z.string();
const took = z.number().check(z.gte(0));

/** Fields that each kind of event must have; fields of later versions may stand beside them. */
const shapes = {
  'lesson-opened': z.looseObject({ lesson: text }),
  'lesson-place': z.looseObject({ lesson: text, block: z.number(), share: z.number() }),
  'lesson-read': z.looseObject({ lesson: text, errata: z.optional(z.array(text)) }),
  answered: z.looseObject({
    question: text,
    answer: z.array(text),
    verdict: z.enum(['right', 'partly', 'wrong']),
    where: text,
    took,
  }),
  undone: z.looseObject({ record: text }),
  flagged: z.looseObject({ item: text, on: z.boolean() }),
  bookmarked: z.looseObject({ lesson: text, block: z.number(), on: z.boolean() }),
  noted: z.looseObject({ lesson: text, block: z.number(), text }),
  disputed: z.looseObject({ item: text, text }),
  rated: z.looseObject({ card: text, rating: z.union([1, 2, 3, 4].map((n) => z.literal(n))), took }),
  'card-added': z.looseObject({ card: text, front: text, back: text }),
  'card-suspended': z.looseObject({ card: text, on: z.boolean() }),
  'card-buried': z.looseObject({ card: text, until: z.number() }),
  'lab-started': z.looseObject({ lab: text, session: text, target: text }),
  'lab-checked': z.looseObject({
    lab: text,
    session: text,
    points: z.number(),
    maxPoints: z.number(),
    passed: z.boolean(),
    failed: z.array(text),
  }),
  'hint-seen': z.looseObject({ lab: text, session: text, tier: z.number() }),
  'solution-seen': z.looseObject({ lab: text, session: text }),
  'lab-cleaned': z.looseObject({ lab: text, session: text, took: z.optional(z.number()) }),
  exam: z.looseObject({ sitting: text, step: text }),
  setting: z.looseObject({ name: text, value: z.union([text, z.number(), z.boolean()]) }),
} satisfies Record<StudyEvent['type'], z.ZodMiniType>;

const recordSchema = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  at: z.number(),
  event: z.looseObject({ type: text }),
});

/** One line of an export as a record, or undefined when a known kind lacks what it must have. */
export function readRecord(value: unknown): HistoryRecord | undefined {
  const record = recordSchema.safeParse(value);
  if (!record.success) return undefined;
  const { event } = record.data;
  const shape = Object.hasOwn(shapes, event.type) ? shapes[event.type as StudyEvent['type']] : undefined;
  if (shape !== undefined && !shape.safeParse(event).success) return undefined;
  // Checked above, or of a kind that only a later version knows.
  return value as HistoryRecord;
}

export type ReadExport = {
  readonly records: readonly HistoryRecord[];
  /** Numbers of the lines that are no records, from 1. */
  readonly unreadable: readonly number[];
};

/** Reads an export: one JSON record a line, empty lines ignored. */
export function readExport(content: string): ReadExport {
  const records: HistoryRecord[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const record = readRecord(parse(line));
    if (record === undefined) unreadable.push(at + 1);
    else records.push(record);
  }
  return { records, unreadable };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
