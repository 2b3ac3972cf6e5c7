import type { Blueprint } from '../../src/study/exam/blueprint.ts';
import { type ExamStep, examEvent, type Sitting, sittingsOf } from '../../src/study/exam/sitting.ts';
import { startSitting } from '../../src/study/exam/start.ts';
import { submission } from '../../src/study/exam/submit.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import { friday } from './fake-services.ts';
import { everyKind, rightAnswers, single } from './questions.ts';

const minute = 60_000;

const blueprint: Blueprint = {
  format: 1,
  id: 'kcna',
  code: 'KCNA',
  title: { ja: 'KCNA', en: 'KCNA' },
  vendor: 'linux-foundation',
  version: '2025-11-24',
  effectiveFrom: '2025-11-24',
  source: { title: 'CNCF', url: 'https://github.com/cncf/curriculum', checked: '2026-11-20' },
  confidence: 'A',
  form: 'choice',
  questions: 10,
  scored: 8,
  minutes: 20,
  pass: { kind: 'percent', line: 75 },
  kinds: ['single', 'output', 'multiple', 'ordering', 'matching', 'command', 'cloze', 'wrong-line'],
  domains: [
    { id: 'fundamentals', weight: 60, title: { ja: '基礎 | 構成', en: 'Fundamentals | parts' } },
    { id: 'delivery', weight: 40, title: { ja: '配布', en: 'Delivery' } },
  ],
};

const questions = [
  ...everyKind(),
  ...['x', 'y', 'z', 'w'].map((name) => ({ ...single(`${name}-single`), domains: ['kcna/delivery'] })),
];

/** What is handed in, by item: answers that stood one after the other, with seconds; others stay open. */
const sheet: Readonly<Record<string, readonly (readonly [seconds: number, ...answer: readonly string[]])[]>> =
  {
    'one-single': [
      [20, 'first'],
      [15, 'second'],
    ],
    'one-output': [[200, ...(rightAnswers['one-output'] ?? [])]],
    'one-multiple': [[45, 'first', 'second']],
    'one-matching': [[90, ...(rightAnswers['one-matching'] ?? [])]],
    'one-command': [[60, 'kubectl scale deploy web --replicas 4 -n app']],
    'one-cloze': [[30, ...(rightAnswers['one-cloze'] ?? [])]],
    'x-single': [[12, 'second']],
    'y-single': [
      [12, 'second'],
      [30, 'fourth'],
    ],
  };

/** A mixed paper of ten questions and one task, handed in after 18 minutes with some right, wrong, changed and open. */
export function handedIn(): Sitting {
  const begun = friday - 18 * minute;
  const { id, event } = startSitting({
    blueprint,
    mode: 'mixed',
    questions,
    tasks: [{ id: 'svc-selector', domains: ['kcna/delivery'], minutes: 10 }],
    seed: '4f2c',
    edition: 'fixture',
    now: begun,
  });
  const records: HistoryRecord[] = [];
  const write = (at: number, made: StudyEvent) =>
    records.push({ id: `r${records.length}`, at: begun + at * minute, event: made });
  const step = (at: number, made: ExamStep) => write(at, examEvent(id, made));
  write(0, event);
  for (const [item, answers] of Object.entries(sheet))
    for (const [seconds, ...answer] of answers)
      step(1, { step: 'answer', data: { item, answer, took: seconds * 1_000 } });
  step(2, { step: 'flag', data: { item: 'x-single', on: true } });
  step(3, { step: 'jump', data: { at: begun + 3 * minute, by: 2 * minute } });
  write(4, { type: 'lab-started', lab: 'svc-selector', session: '3f2a', target: 'practice' });
  write(9, {
    type: 'lab-checked',
    lab: 'svc-selector',
    session: '3f2a',
    points: 3,
    maxPoints: 6,
    passed: false,
    failed: ['allowed'],
    sitting: id,
    looked: begun + 9 * minute,
    criteria: [
      { id: 'selector', points: 2, of: 2 },
      { id: 'endpoints', points: 1, of: 1 },
      { id: 'allowed', points: 0, of: 3 },
    ],
  });
  const [sitting] = sittingsOf(records);
  if (sitting === undefined) throw new Error('the sheet has no sitting');
  for (const made of submission(sitting, friday, 'learner')) write(18, made);
  const [ended] = sittingsOf(records);
  if (ended === undefined) throw new Error('the sheet has no sitting');
  return ended;
}
