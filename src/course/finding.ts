import type { Both } from '../i18n/language.ts';
import { type ProofreadingCode, proofreadingTexts } from '../i18n/texts/proofreading.ts';
import type { Mistake } from '../text/mistake.ts';

/** One mistake of an author: where (line and column from 1), what, and what to do about it. */
export type Finding = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: Both;
  readonly hint: Both;
};

export type Position = { readonly line: number; readonly column: number };

export function finding(
  code: ProofreadingCode,
  file: string,
  position: Position = { line: 1, column: 1 },
  detail: string | number = '',
): Finding {
  const { message, hint } = proofreadingTexts[code];
  const { line, column } = position;
  return { file, line, column, code, message: message(String(detail)), hint };
}

export const ofMistake = (file: string, mistake: Mistake): Finding => ({ file, ...mistake });

/** By file, then by place in it. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
