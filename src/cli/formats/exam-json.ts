import type { SessionView } from '../../lab/actions.ts';
import type { ExamReport } from '../../study/exam/report.ts';
import type { Sitting } from '../../study/exam/sitting.ts';

/** The report for machines: how and when the exam was sat, the report, and, where that is known, the labs left open. */
export const reportJson = (
  { id, mode, submitted }: Sitting,
  report: ExamReport,
  left?: readonly Pick<SessionView, 'lab' | 'session'>[],
) => ({
  sitting: id,
  mode,
  submitted,
  ...report,
  ...(left && { labsOpen: left.map(({ lab, session }) => ({ lab, session })) }),
});
