import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../src/lab/lab.ts';
import type { Proof } from '../../src/lab/qualify.ts';

/** For each lab, for each way through it, what every check said. */
type Ways = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Verdicts = Readonly<Record<string, Ways>>;

const path = join(import.meta.dirname, '../practice/lab-verdicts.json');
const read = (): Verdicts => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Verdicts) : {});

/** The verdicts recorded on a real cluster; both it and the practice cluster are held against them. */
export const recordedVerdicts = (lab: string) => read()[lab];

export const verdictsOf = (proofs: readonly Proof[]) =>
  Object.fromEntries(proofs.map(({ step, name, checks }) => [`${step} ${name}`, checks]));

/** EKS_LEARN_RECORD=1 writes what the real cluster says now. */
export function recordVerdicts(lab: string, proofs: readonly Proof[]): void {
  if (process.env.EKS_LEARN_RECORD !== '1') return;
  const all = Object.entries({ ...read(), [lab]: verdictsOf(proofs) });
  const sorted = Object.fromEntries(all.sort(([left], [right]) => (left < right ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

/**
 * What must be equal wherever a lab is judged: every verdict of a right answer, and that a wrong one is red on the
 * checks it is meant for. The others of a wrong answer may swing, as a crash loop does between two restarts.
 */
export function settled(lab: Lab, ways: Ways | undefined): Ways | undefined {
  if (ways === undefined) return undefined;
  const meant = new Map(lab.wrong.map(({ name, fails }) => [`wrong ${name}`, fails]));
  return Object.fromEntries(
    Object.entries(ways).map(([way, checks]) => {
      const fails = meant.get(way);
      if (fails === undefined) return [way, checks];
      return [way, Object.fromEntries(fails.map((id) => [id, checks[id] === 'pass' ? 'pass' : 'red']))];
    }),
  );
}
