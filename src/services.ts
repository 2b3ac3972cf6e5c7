import type { Course } from './course/course.ts';
import type { Search } from './course/search.ts';
import type { Clock } from './host/clock.ts';
import type { Language } from './i18n/language.ts';
import type { LabActions, ShellPlace } from './lab/actions.ts';
import type { PracticeActions } from './lab/practice-panel.ts';
import type { HistoryStore } from './store/history-store.ts';
import type { Sitting } from './study/exam/sitting.ts';

/** A source of chance: numbers in [0, 1). Seeded in tests, quizzes and exams. */
export type Random = () => number;

/** One tool of the learner's machine, looked for when asked. */
export type FoundTool = { readonly name: string; readonly version: string | undefined };

/** Resolves to the text as it was left, undefined when the editor failed: then nothing changes. */
export type Editor = (text: string) => Promise<string | undefined>;

export type ReportFormat = 'markdown' | 'csv' | 'json' | 'junit';

/**
 * Writes what a report shows to a new file in the folder the program was started in, and resolves to its name. Throws the
 * Problem `export-failed`.
 */
export type Exports = {
  report(sitting: Sitting, format: ReportFormat, language: Language): Promise<string>;
  /** Every record, as `progress export` writes them. `now`: milliseconds since 1970. */
  progress(now: number): Promise<string>;
};

/** All that a screen or a command may ask of the world. Built once, in cli/wire.ts; types only here. */
export type Services = {
  readonly language: Language;
  readonly clock: Clock;
  readonly random: Random;
  readonly course: Course;
  readonly history: HistoryStore;
  readonly labs: LabActions;
  readonly practice: PracticeActions;
  readonly exports: Exports;
  /** Reads the search index on the first call; searching is pure after that. */
  search(): Promise<Search>;
  /** Hands the terminal to the learner's own shell, on a session's kubeconfig and folder, until it ends. `greeting` is printed first. */
  runShell(place: ShellPlace, greeting?: string): Promise<number>;
  /** Hands the terminal to the learner's editor with a text; undefined when they have named none. */
  readonly editor: Editor | undefined;
  /** Looks for kubectl, aws and the like on PATH; never contacts a cluster. */
  findTools(): Promise<readonly FoundTool[]>;
};
