export type ExamMode = 'exam' | 'speed' | 'training' | 'mixed';

/** What a mode allows. One table, so that no screen decides by itself. */
export type ModeRights = {
  /** The share of the blueprint's time; undefined: no clock at all. */
  readonly clock: number | undefined;
  /** Lessons, hints and whys may be opened before submission. */
  readonly help: boolean;
  /** Each answer is explained at once. */
  readonly whys: boolean;
  /** Counts for readiness: done under the conditions of the real exam. */
  readonly counted: boolean;
  /** Tasks on a cluster among the questions. */
  readonly tasks: boolean;
};

/** Training has no clock on purpose: more time is an accessibility right, not a lesser exam. */
export const modes: Readonly<Record<ExamMode, ModeRights>> = {
  exam: { clock: 1, help: false, whys: false, counted: true, tasks: false },
  speed: { clock: 0.6, help: false, whys: false, counted: false, tasks: false },
  training: { clock: undefined, help: true, whys: true, counted: false, tasks: false },
  mixed: { clock: 1, help: false, whys: false, counted: true, tasks: true },
};

export const examModes = Object.keys(modes) as readonly ExamMode[];
