import { loadCourse } from '../src/course/load.ts';
import { staleOf } from '../src/course/stale.ts';
import { openFolder } from '../src/host/folder.ts';

/** Prints what should be checked again. A report: it ends well whatever it finds. */
export function report(root: string, today: string): void {
  const stale = staleOf(loadCourse(openFolder(root)), today);
  for (const { file, line, id, why, day, days, url } of stale) {
    const said = why === 'until' ? `held until ${day}, ${days} days ago` : `checked ${day}, ${days} days ago`;
    console.log(`${file}:${line}  ${id}  ${said}  ${url}`);
  }
  console.log(`${stale.length} to check again on ${today}`);
}
