import type { MistakeText } from './markdown.ts';
import { courseMistakes } from './proofreading-course.ts';
import { fileMistakes } from './proofreading-files.ts';
import { labMistakes } from './proofreading-labs.ts';
import { questionMistakes } from './proofreading-questions.ts';

/** Every mistake proofreading knows beside those of Markdown, and what to do about it. */
export const proofreadingTexts = {
  ...fileMistakes,
  ...courseMistakes,
  ...labMistakes,
  ...questionMistakes,
} as const satisfies Readonly<Record<string, MistakeText>>;

export type ProofreadingCode = keyof typeof proofreadingTexts;
