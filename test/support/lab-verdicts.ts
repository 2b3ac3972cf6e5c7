import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from '../../src/lab/qualify.ts';

/** For each lab, for each way through it, what every check said. */
type Verdicts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

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
