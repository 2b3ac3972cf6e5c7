import { friday } from './fake-services.ts';
import { examCourse, examWorlds } from './frame-exam.ts';
import { labWorlds } from './frame-lab.ts';
import type { GoldenScreen } from './golden-screens.ts';

const { halfDone, submitted, mixed } = examWorlds;
const going = { course: examCourse, records: halfDone.records };
const over = { course: examCourse, records: submitted.records };
const exam = { screen: 'exam', sitting: halfDone.id } as const;
const report = { screen: 'exam-report', sitting: submitted.id } as const;

const withTask = { course: examCourse, records: mixed.records, labs: labWorlds.failed };
const mixedExam = { screen: 'exam', sitting: mixed.id } as const;

const aiming = {
  course: examCourse,
  records: [
    ...submitted.records,
    { id: 'aim', at: friday, event: { type: 'setting', name: 'exam.target', value: 'soa-c03' } as const },
  ],
};

/** The frames of screens.md §3.6, and the list of exams. */
export const goldenExams: readonly GoldenScreen[] = [
  { name: 'exams', place: { screen: 'exams' }, world: going },
  { name: 'exam-mode', place: { screen: 'exams' }, keys: ['Enter', 'j'], world: over },
  { name: 'exam-question', place: exam, keys: ['p', 'f', 'b', 'j', 'x'], world: going },
  { name: 'exam-map', place: exam, keys: ['m', 'n', 'n'], world: going },
  { name: 'exam-submit', place: exam, keys: ['m', 'E'], world: going },
  { name: 'exam-report', place: report, world: over },
  { name: 'exam-task', place: mixedExam, keys: ['m', 'G', 'Enter'], world: withTask },
  { name: 'exam-task-work', place: mixedExam, keys: ['m', 'G', 'Enter', 'Enter'], world: withTask },
  { name: 'progress-target', place: { screen: 'progress' }, world: aiming },
  { name: 'exam-items', place: report, keys: ['v', 'j'], world: over },
];
