import type { Question, QuestionOf } from '../../src/study/question.ts';

const both = (text: string) => ({ ja: `${text}（日）`, en: text });

const common = (id: string) => ({
  id,
  lesson: 'irsa',
  objective: 'irsa-flow',
  level: 'apply' as const,
  seconds: 60,
  scenario: true,
  domains: ['kcna/fundamentals'],
  facts: [],
  sources: ['ug-irsa'],
  stem: both(`Stem of ${id}`),
});

const option = (id: string, right = false) => ({
  id,
  text: both(`Option ${id}`),
  why: both(`Because of ${id}`),
  ...(right && { right }),
});

export const single = (id = 'one-single'): QuestionOf<'single'> => ({
  kind: 'single',
  ...common(id),
  options: [option('first'), option('second', true), option('third'), option('fourth')],
});

export const multiple = (id = 'one-multiple'): QuestionOf<'multiple'> => ({
  kind: 'multiple',
  ...common(id),
  options: [
    option('first', true),
    option('second'),
    option('third', true),
    option('fourth'),
    option('fifth'),
  ],
});

export const output = (id = 'one-output'): QuestionOf<'output'> => ({
  kind: 'output',
  ...common(id),
  code: { lang: 'console', text: '$ kubectl get pods' },
  options: [option('first', true), option('second'), option('third')],
});

export const ordering = (id = 'one-ordering'): QuestionOf<'ordering'> => ({
  kind: 'ordering',
  ...common(id),
  items: ['a', 'b', 'c', 'd'].map((step) => option(step)),
});

export const matching = (id = 'one-matching'): QuestionOf<'matching'> => ({
  kind: 'matching',
  ...common(id),
  pairs: ['p', 'q', 'r', 's'].map((row) => ({
    id: row,
    left: both(`Left ${row}`),
    right: both(`Right ${row}`),
    why: both(`Row ${row}`),
  })),
  extra: [option('spare')],
});

export const command = (id = 'one-command'): QuestionOf<'command'> => ({
  kind: 'command',
  ...common(id),
  setting: { tool: 'kubectl', alias: true },
  answer: 'kubectl -n app scale deployment/web --replicas=5',
  why: both('Without -n the default namespace is meant.'),
  nearMisses: [{ line: 'kubectl scale deployment/web --replicas=5', why: both('Another namespace.') }],
});

export const short = (id = 'one-short'): QuestionOf<'short'> => ({
  kind: 'short',
  ...common(id),
  ideas: [
    { id: 'name', text: both('Says the name'), any: { ja: ['サービスアカウント'], en: ['service account'] } },
    { id: 'no-keys', text: both('No long-lived keys'), any: { ja: ['長期の鍵'], en: ['long-lived key'] } },
    { id: 'least', text: both('Only what is needed') },
  ],
  pass: 2,
  model: both('A model answer'),
  why: both('The reason'),
});

export const cloze = (id = 'one-cloze'): QuestionOf<'cloze'> => ({
  kind: 'cloze',
  ...common(id),
  code: { lang: 'yaml', text: 'kind: ‹1›\nname: ‹2›\n' },
  gaps: [
    { accept: ['Pod'], why: both('Gap one') },
    { accept: ['web', '"web"'], why: both('Gap two') },
  ],
});

export const wrongLine = (id = 'one-wrong-line'): QuestionOf<'wrong-line'> => ({
  kind: 'wrong-line',
  ...common(id),
  code: { lang: 'yaml', text: 'kind: Service\nselector:\n  app: wbe\nports: []\n' },
  line: 3,
  repair: '  app: web',
  why: both('A letter is swapped'),
  others: [{ line: 4, why: both('Allowed') }],
});

/** One question of every kind. */
export const everyKind = (): readonly Question[] => [
  single(),
  output(),
  multiple(),
  ordering(),
  matching(),
  command(),
  short(),
  cloze(),
  wrongLine(),
];

/** A right answer to each of them, as the history keeps it. */
export const rightAnswers: Readonly<Record<string, readonly string[]>> = {
  'one-single': ['second'],
  'one-output': ['first'],
  'one-multiple': ['third', 'first'],
  'one-ordering': ['a', 'b', 'c', 'd'],
  'one-matching': ['p:p', 'q:q', 'r:r', 's:s'],
  'one-command': ['k scale deploy web --replicas 5 -n app'],
  'one-short': ['ｻｰﾋﾞｽｱｶｳﾝﾄに権限を渡し、Long-lived KEYS を置かない'],
  'one-cloze': ['Ｐｏｄ', ' web '],
  'one-wrong-line': ['3'],
};
