import type { Course } from './course.ts';

/** Labs in the order in which lessons first name them, the quickest of a lesson first; those no lesson names come last. */
export function inCourseOrder<T extends { readonly id: string; readonly minutes: number }>(
  labs: readonly T[],
  { modules }: Pick<Course, 'modules'>,
): readonly T[] {
  const lessons = modules.flatMap((module) => module.lessons);
  const place = new Map<string, number>();
  for (const [at, { labs: named }] of lessons.entries())
    for (const id of named) if (!place.has(id)) place.set(id, at);
  const placeOf = ({ id }: T) => place.get(id) ?? lessons.length;
  return labs.toSorted((a, b) => placeOf(a) - placeOf(b) || a.minutes - b.minutes);
}
