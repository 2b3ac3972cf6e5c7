import * as z from 'zod/mini';
import { bothText } from '../i18n/both-schema.ts';
import { idText } from '../study/question.ts';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const https = z.string().check(z.regex(/^https:\/\//));

/** `content/course.yaml`: the order of modules and lessons; numbers are positions. */
export const courseFileSchema = z.strictObject({
  format: z.literal(1),
  modules: z.array(
    z.strictObject({ id: idText, title: bothText, lessons: z.array(idText).check(z.minLength(1)) }),
  ),
});
export type CourseFile = z.infer<typeof courseFileSchema>;

/** `content/dated/<module>.yaml`: figures that move. */
export const datedFileSchema = z.array(
  z.strictObject({ id: idText, value: bothText, source: https, checked: day, until: z.optional(day) }),
);

/** `content/glossary/<module>.yaml`: the terms a module brings in. */
export const glossaryFileSchema = z.array(
  z.strictObject({
    id: idText,
    term: bothText,
    /** One sentence. */
    meaning: bothText,
    lesson: idText,
    also: z.array(z.string().check(z.minLength(1))),
    related: z.array(idText),
  }),
);

const stepSchema = z.union([
  z.strictObject({ lesson: idText }),
  z.strictObject({ lab: idText }),
  /** Questions of the course, asked one after the other. */
  z.strictObject({ questions: z.array(idText).check(z.minLength(1)) }),
  z.strictObject({ exam: idText }),
]);
export type PathStep = z.infer<typeof stepSchema>;

/** `content/paths.yaml`: ways through the course for a purpose. */
export const pathsFileSchema = z.array(
  z.strictObject({
    id: idText,
    /** `notes`: the subjects of a set of study notes in their order; `exam`; `role`. */
    kind: z.enum(['notes', 'exam', 'role']),
    title: bothText,
    /** One sentence: what it is for. */
    about: bothText,
    steps: z.array(stepSchema).check(z.minLength(1)),
  }),
);
export type StudyPath = z.infer<typeof pathsFileSchema>[number];
