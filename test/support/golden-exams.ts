import { examCourse, examWorlds } from './frame-exam.ts';
import type { GoldenScreen } from './golden-screens.ts';

const { halfDone, submitted } = examWorlds;
const going = { course: examCourse, records: halfDone.records };
const over = { course: examCourse, records: submitted.records };
const exam = { screen: 'exam', sitting: halfDone.id } as const;
const report = { screen: 'exam-report', sitting: submitted.id } as const;

/** The frames of screens.md §3.6, and the list of exams. */
export const goldenExams: readonly GoldenScreen[] = [
  { name: 'exams', place: { screen: 'exams' }, world: going },
  { name: 'exam-mode', place: { screen: 'exams' }, keys: ['Enter', 'j'], world: over },
  { name: 'exam-question', place: exam, keys: ['p', 'f', 'b', 'j', 'x'], world: going },
  { name: 'exam-map', place: exam, keys: ['m', 'n', 'n'], world: going },
  { name: 'exam-submit', place: exam, keys: ['m', 'E'], world: going },
  { name: 'exam-report', place: report, world: over },
  { name: 'exam-items', place: report, keys: ['v', 'j'], world: over },
];
