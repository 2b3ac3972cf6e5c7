import { expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { staleOf } from '../../src/course/stale.ts';
import { goodCourse, memoryFolder } from '../support/course-builder.ts';

const dated = (checked: string, until = '') =>
  `- id: oidc-limit\n  value: {ja: "100", en: "100"}\n  source: https://example.com/\n  checked: "${checked}"\n${until === '' ? '' : `  until: "${until}"\n`}`;
const stale = (text: string, today: string) =>
  staleOf(loadCourse(memoryFolder({ ...goodCourse, 'content/dated/pod-credentials.yaml': text })), today)
    .filter(({ file }) => file.startsWith('content/dated'))
    .map(({ why, days, line, id }) => `${line} ${id} ${why} ${days}`);

test('a figure is fresh for ninety days', () => {
  expect(stale(dated('2026-08-23'), '2026-11-21')).toEqual([]);
  expect(stale(dated('2026-08-22'), '2026-11-21')).toEqual(['1 oidc-limit checked 91']);
});

test('a figure whose end was known is listed from the day after, however fresh', () => {
  expect(stale(dated('2026-11-21', '2026-11-21'), '2026-11-21')).toEqual([]);
  expect(stale(dated('2026-11-21', '2026-11-21'), '2026-11-22')).toEqual(['1 oidc-limit until 1']);
});

test('leap days count, and days ahead are no age', () => {
  expect(stale(dated('2027-12-01'), '2028-03-01')).toEqual(['1 oidc-limit checked 91']);
  expect(stale(dated('2028-12-01'), '2029-03-01')).toEqual([]);
  expect(stale(dated('2030-01-01'), '2026-11-21')).toEqual([]);
});

test('what has ended comes first, then sources and figures by age, each with its place', () => {
  const files = { ...goodCourse, 'content/dated/pod-credentials.yaml': dated('2026-11-20', '2027-05-31') };
  const found = staleOf(loadCourse(memoryFolder(files)), '2027-06-01');
  expect(found[0]).toMatchObject({ id: 'oidc-limit', why: 'until', days: 1 });
  expect(found.map(({ days }) => days).slice(1)).toEqual(
    found
      .slice(1)
      .map(({ days }) => days)
      .toSorted((a, b) => b - a),
  );
  expect(found.find(({ id }) => id === 'ug-irsa')).toMatchObject({
    file: 'content/pod-credentials/irsa/ja.md',
    why: 'checked',
    day: '2026-11-21',
  });
});
