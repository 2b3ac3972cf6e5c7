import { expect, test } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import { inCourseOrder } from '../../src/course/lab-order.ts';

const naming = (...lessons: readonly (readonly string[])[]) =>
  ({ modules: [{ lessons: lessons.map((labs) => ({ labs })) }] }) as unknown as Pick<Course, 'modules'>;
const lab = (id: string, minutes = 5) => ({ id, minutes });

test('labs follow the lessons that name them first, and what no lesson names comes last', () => {
  const course = naming(['first-look'], [], ['deploy', 'first-look'], ['break']);
  const order = inCourseOrder([lab('break'), lab('alone'), lab('deploy'), lab('first-look')], course);
  expect(order.map(({ id }) => id)).toEqual(['first-look', 'deploy', 'break', 'alone']);
});

test('of the labs of one lesson the quickest comes first', () => {
  const order = inCourseOrder([lab('long', 12), lab('short', 6)], naming(['long', 'short']));
  expect(order.map(({ id }) => id)).toEqual(['short', 'long']);
});
