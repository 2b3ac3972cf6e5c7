import type { Finding } from '../course/finding.ts';

/** What the thread for authors' folders is asked: all mistakes in a folder, or its course, compiled. */
export type ContentJob = { readonly folder: string; readonly wanted: 'findings' | 'course' };

/** By what it was asked: the mistakes, or names and texts of the compiled files. */
export type ContentAnswers = {
  readonly findings: readonly Finding[];
  readonly course: readonly (readonly [string, string])[];
};

/** What it says while it works. */
export type ContentNews =
  | { readonly news: 'reading'; readonly file: string }
  /** All is read; files are being compared with each other, or compiled. */
  | { readonly news: 'comparing' }
  | { readonly news: 'done'; readonly answer: ContentAnswers[keyof ContentAnswers] };
