import { type Lab, labSchema } from '../../src/lab/lab.ts';

const both = (text: string) => ({ ja: text, en: text });
const common = (id: string) => ({
  id,
  text: both(id),
  why: both(`why ${id}`),
  next: { say: both('look'), command: 'kubectl get pods' },
});
const way = (name: string) => ({ name, say: both(name), run: ['kubectl get pods'] });

/** A lab with one check of each verdict-relevant kind, for tests of the engine. */
export const smallLab: Lab = labSchema.parse({
  apiVersion: 'eks-learn/v1',
  kind: 'Lab',
  id: 'small',
  title: both('Small'),
  minutes: 5,
  ticket: both('A ticket'),
  domains: ['cka/workloads'],
  facts: ['S1-001'],
  requires: { target: ['any-kubernetes'] },
  baseline: { fail: ['selector'], pass: [] },
  tasks: [
    {
      id: 'one',
      text: both('One'),
      hints: [both('first'), both('second')],
      checks: [
        {
          ...common('selector'),
          points: 2,
          get: 'services/web',
          expect: { spec: { selector: { app: 'web' } } },
        },
        {
          ...common('ready'),
          needs: ['selector'],
          get: 'pods',
          selector: 'app=web',
          quantifier: 'all',
          expect: { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
          within: '30s',
        },
        { ...common('no-intruder'), given: [{ get: 'services/web' }], absent: 'pods/intruder' },
        { ...common('count'), keep: true, get: 'pods', quantifier: { min: 1, max: 3 } },
      ],
    },
  ],
  solution: way('solution'),
  alternatives: [way('other')],
  wrong: [
    { ...way('bad'), fails: ['selector'] },
    { ...way('worse'), fails: ['ready'] },
  ],
  debrief: { why: both('w'), production: both('p'), prevent: both('q') },
});
