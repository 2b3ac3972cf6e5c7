import type { Position } from './finding.ts';
import type { Material } from './load.ts';
import type { ReadYaml, YamlPath } from './read-yaml.ts';

/** Something that was checked too long ago, or of which it was known that it would end. */
export type Stale = {
  readonly file: string;
  readonly line: number;
  /** Id of the figure, source, or exam. */
  readonly id: string;
  readonly why: 'checked' | 'until';
  /** The day it was checked, or the day it ended. */
  readonly day: string;
  /** Whole days since that day. */
  readonly days: number;
  readonly url: string;
};

/** A page opened longer ago than this is opened again. */
const mostDays = 90;

/**
 * Figures, and sources of lessons, questions, and exams, that a maintainer should look at again on `today`
 * (`YYYY-MM-DD`): first what has ended, then the oldest.
 */
export function staleOf(material: Material, today: string): readonly Stale[] {
  return [
    ...material.dated.flatMap(({ file, value, document }) =>
      value.flatMap((fact, index) => {
        const dates = { checked: fact.checked, until: fact.until };
        return judged(
          { id: fact.id, url: fact.source, ...dates },
          placeIn(file, document, [index, 'id']),
          today,
        );
      }),
    ),
    ...material.lessons
      // Sources are the same in both languages.
      .filter(({ language }) => language === 'ja')
      .flatMap(({ file, matter, document }) =>
        matter.sources.flatMap((source, index) =>
          judged(source, placeIn(file, document, ['sources', index, 'id']), today),
        ),
      ),
    ...material.questions.flatMap(({ file, value, document }) =>
      (value.sources ?? []).flatMap((source, index) =>
        judged(source, placeIn(file, document, ['sources', index, 'id']), today),
      ),
    ),
    ...material.exams.flatMap(({ file, value, document }) =>
      judged({ ...value.source, id: value.id }, placeIn(file, document, ['source']), today),
    ),
  ].toSorted(
    (a, b) =>
      Number(b.why === 'until') - Number(a.why === 'until') ||
      b.days - a.days ||
      (a.file < b.file ? -1 : 1) ||
      a.line - b.line,
  );
}

type Place = { readonly file: string; readonly line: number };

function placeIn(file: string, document: ReadYaml, path: YamlPath): Place {
  const { line }: Position = document.positionOf(path);
  return { file, line };
}

type Checked = {
  readonly id: string;
  readonly url: string;
  readonly checked: string;
  readonly until?: string | undefined;
};

function judged({ id, url, checked, until }: Checked, place: Place, today: string): readonly Stale[] {
  const age = daysBetween(checked, today);
  const past = until === undefined ? 0 : daysBetween(until, today);
  return [
    ...(past > 0 ? [{ ...place, id, url, why: 'until' as const, day: until ?? '', days: past }] : []),
    ...(age > mostDays ? [{ ...place, id, url, why: 'checked' as const, day: checked, days: age }] : []),
  ];
}

/** Days from one `YYYY-MM-DD` to another, negative when it lies ahead. */
function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1 March of year 0 in the calendar of today. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Counting years from March puts the leap day at their end.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((m * 306 + 5) / 10) +
    date
  );
}
