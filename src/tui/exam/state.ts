import type { LabDetails } from '../../lab/actions.ts';
import type { ExamSession } from '../../study/exam/session.ts';
import type { Reading } from '../question/reading.ts';
import type { MapFilter } from '../screens/exam-map.ts';
import type { Writing } from './writing.ts';

/** An exam under way on the screen. */
export type ExamState = Reading & {
  readonly session: ExamSession;
  readonly showing: 'question' | 'map' | 'submit';
  /** The number under the pointer of the map. */
  readonly at: number;
  readonly filter: MapFilter;
  readonly clock: boolean;
  readonly writing: Writing;
  readonly top: number;
  /** The labs of the paper's tasks, once they have been read. */
  readonly tasks: ReadonlyMap<string, LabDetails>;
};

/** What its one task brings. */
export type Details = readonly LabDetails[];
