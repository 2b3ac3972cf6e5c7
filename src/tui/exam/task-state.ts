import type { TaskLook } from '../../course/task-look.ts';
import type { LabDetails, SessionView } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { Instant } from '../../study/history.ts';
import type { Failed, Told } from '../lab/telling.ts';

/** A task of an exam while it is worked on: its ticket and its shell, and no word about how it stands. */
export type TaskState = {
  readonly lab: string;
  readonly sitting: Sitting;
  readonly details?: LabDetails;
  /** The open session of the lab; one that is older than the exam has to be cleaned up first. */
  readonly session?: SessionView;
  readonly looked?: Instant;
  readonly busy?: 'starting' | 'looking';
  /** What set-up tells as it goes. */
  readonly told?: string;
  readonly problem?: Problem;
  readonly top: number;
};

export type TaskBrought =
  | { readonly kind: 'found'; readonly details: LabDetails; readonly session: SessionView | undefined }
  | { readonly kind: 'begun'; readonly session: SessionView; readonly target: string }
  | { readonly kind: 'looked'; readonly look: TaskLook }
  /** The shell was closed, and the task has not been looked at since. */
  | { readonly kind: 'left-shell' }
  | Told
  | Failed;

/** True for a session that was open before the exam began. */
export const isOld = ({ session, sitting }: TaskState): boolean =>
  session !== undefined && session.startedAt < sitting.startedAt;
