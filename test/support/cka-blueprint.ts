import type { Blueprint } from '../../src/study/exam/blueprint.ts';

/** A performance exam of two domains that weigh the same, with so many tasks of ten minutes. */
export const ckaBlueprint = (tasks: number): Blueprint => ({
  format: 1,
  id: 'cka',
  code: 'CKA',
  title: { ja: 'CKA', en: 'CKA' },
  vendor: 'linux-foundation',
  version: 'v1.35',
  effectiveFrom: '2026-03-03',
  source: { title: 'CNCF', url: 'https://github.com/cncf/curriculum', checked: '2026-11-20' },
  confidence: 'A',
  form: 'performance',
  questions: tasks,
  scored: tasks,
  minutes: 10 * tasks,
  pass: { kind: 'percent', line: 66 },
  kinds: ['single'],
  domains: [
    { id: 'networking', weight: 50, title: { ja: 'N', en: 'N' } },
    { id: 'storage', weight: 50, title: { ja: 'S', en: 'S' } },
  ],
});
