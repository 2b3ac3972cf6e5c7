import { describe, expect, test } from 'vitest';
import type { StudyPath } from '../../src/course/course-file.ts';
import { standingOf } from '../../src/course/path-standing.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import { progressOf } from '../../src/study/progress.ts';
import { frameCourse } from '../support/frame-course.ts';

const lab = { id: 'irsa-trust-policy', title: { ja: '信頼ポリシー', en: 'Trust policy' }, minutes: 12 };
const path: StudyPath = {
  id: 'way',
  kind: 'role',
  title: { ja: '道', en: 'A way' },
  about: { ja: '目的', en: 'A purpose' },
  steps: [
    { lesson: 'irsa' },
    { lab: lab.id },
    { questions: ['fargate-s3', 'scale-web'] },
    { lesson: 'gone' },
  ],
};
const past = (...events: readonly StudyEvent[]) => {
  const records: readonly HistoryRecord[] = events.map((event, at) => ({ id: `r${at}`, at, event }));
  return { progress: progressOf(records), sat: new Set<string>() };
};
const answered = (question: string, verdict: 'right' | 'wrong'): StudyEvent => ({
  type: 'answered',
  question,
  answer: [],
  verdict,
  where: 'quiz',
  took: 1,
});

describe('a path', () => {
  test('counts the minutes of what is there, and leaves out what is not', () => {
    const standing = standingOf(path, frameCourse, [lab], past());
    expect(standing.steps.map(({ title }) => title.en)).toHaveLength(3);
    expect(standing.minutes).toBe(standing.steps.reduce((sum, { minutes }) => sum + minutes, 0));
    expect(standing.next?.step).toEqual({ lesson: 'irsa' });
    expect(standingOf(path, frameCourse, [], past()).steps).toHaveLength(2);
  });

  test('goes on with the first step that is left', () => {
    const read = past({ type: 'lesson-read', lesson: 'irsa' });
    expect(standingOf(path, frameCourse, [lab], read)).toMatchObject({
      done: 1,
      next: { step: { lab: lab.id } },
    });
  });

  test('takes questions as done when all were answered right the last time', () => {
    const half = past(answered('fargate-s3', 'right'), answered('scale-web', 'wrong'));
    const both = past(answered('fargate-s3', 'right'), answered('scale-web', 'right'));
    expect(standingOf(path, frameCourse, [lab], half).done).toBe(0);
    expect(standingOf(path, frameCourse, [lab], both).done).toBe(1);
  });

  test('takes an exam as done when one was handed in', () => {
    const exams = {
      ...frameCourse,
      exams: [{ id: 'kcna', title: { ja: 'K', en: 'K' }, minutes: 90 } as never],
    };
    const exam: StudyPath = { ...path, steps: [{ exam: 'kcna' }] };
    expect(standingOf(exam, exams, [], past()).done).toBe(0);
    expect(standingOf(exam, exams, [], { ...past(), sat: new Set(['kcna']) }).done).toBe(1);
  });
});
