/** Which part of a command a row of a comparison is about. */
export type PartKind = 'tool' | 'action' | 'object' | 'namespace' | 'argument' | 'flag';

/** One part of what a line means: `plain` is the same for all spellings of the same thing, `raw` is as typed. */
export type MeaningPart = {
  readonly part: PartKind;
  /** Tells parts of one kind apart: a flag's long name, the place of an argument. */
  readonly name: string;
  readonly plain: string;
  readonly raw: string;
};

/** What a line does, part by part, in the order people read. Parts that say a default are left out. */
export type Meaning = readonly MeaningPart[];
