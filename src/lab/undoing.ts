/** What clean-up and reset of a session would undo. */
export type Undoing = {
  readonly restores: readonly string[];
  /** Journaled objects; each goes only if it is still the one the session made. */
  readonly deletes: readonly string[];
  /** What the learner may have made under the session's own names. */
  readonly ifThere: readonly string[];
  /** The learner's files of this session: put aside by clean-up, emptied by reset. */
  readonly folder: string;
};
