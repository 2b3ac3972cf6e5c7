import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { proofread } from '../../src/course/proofread.ts';
import {
  goodCourse,
  goodEn,
  goodJa,
  goodQuestions,
  memoryFolder,
  output,
  question,
} from '../support/course-builder.ts';

const ja = 'content/pod-credentials/irsa/ja.md';
const en = 'content/pod-credentials/irsa/en.md';
const quiz = 'quizzes/pod-credentials.yaml';

const lint = (changes: Readonly<Record<string, string>>) =>
  proofread(loadCourse(memoryFolder({ ...goodCourse, ...changes })));
const codes = (changes: Readonly<Record<string, string>>) => lint(changes).map(({ code }) => code);
const places = (changes: Readonly<Record<string, string>>) =>
  lint(changes).map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);

const without = (file: string) => {
  const { [file]: _gone, ...rest } = goodCourse;
  return proofread(loadCourse(memoryFolder(rest))).map(({ code }) => code);
};

test('a course without mistakes has no findings', () => {
  expect(lint({})).toEqual([]);
});

test('every finding names its place and says what to do in both languages', () => {
  const [found] = lint({ [ja]: goodJa.replace('minutes: 10', 'minutes: 99') });
  expect(found).toMatchObject({ file: ja, line: 4, column: 10, code: 'too-big' });
  expect(found?.hint.ja).not.toBe('');
  expect(found?.hint.en).not.toBe('');
});

test('all mistakes of all files are told at once', () => {
  const found = places({
    [ja]: goodJa.replace('minutes: 10', 'minuets: 10'),
    [quiz]: goodQuestions.replace('level: apply', 'level: easy'),
  });
  expect(found).toEqual(
    expect.arrayContaining([
      `${ja}:4:1 unknown-key`,
      `${ja}:2:1 missing-key`,
      'quizzes/pod-credentials.yaml:8:12 wrong-value',
    ]),
  );
});

test('Japanese words are spelled one way, but for lists of what learners may type', () => {
  const found = places({
    [ja]: goodJa.replace('見る', 'サーバのメモリーを見る'),
    [quiz]: `# ユーザ、クラスタリング、自分から分かる\n${goodQuestions}# any:\n  ja: [サーバ]\n`,
    'content/glossary/pod-credentials.yaml': '- id: oidc-issuer # デフォルト\n',
  });
  expect(found.filter((place) => place.endsWith('house-spelling'))).toEqual([
    'content/glossary/pod-credentials.yaml:1:21 house-spelling',
    `${ja}:21:44 house-spelling`,
    `${ja}:21:48 house-spelling`,
    `${quiz}:1:3 house-spelling`,
    `${quiz}:1:19 house-spelling`,
  ]);
});

describe('a lesson', () => {
  test.each([
    [
      'names a source that is not there',
      { [ja]: goodJa.replace('[^ug-irsa]。上限', '[^ug-irza]。上限') },
      'unknown-source',
    ],
    [
      'names a term that is not there',
      { [ja]: goodJa.replace('[[oidc-issuer]]', '[[oidc-isuer]]') },
      'unknown-term',
    ],
    [
      'names a figure that is not there',
      { [en]: goodEn.replace('dated:oidc-limit', 'dated:oidc-limits') },
      'unknown-dated',
    ],
    [
      'asks a question that is not there',
      { [en]: goodEn.replace('irsa-two', 'irsa-twelve') },
      'unknown-check',
    ],
    ['has one check only', { [ja]: goodJa.replace(':::check irsa-two', '') }, 'few-checks'],
    [
      'flags an erratum its front matter does not name',
      { [ja]: goodJa.replace('errata: [S1-079]', 'errata: []') },
      'errata-differ',
    ],
    [
      'names an erratum it does not flag',
      { [ja]: goodJa.replace('errata: [S1-079]', 'errata: [S1-079, S1-080]') },
      'errata-differ',
    ],
    [
      'does not end with what to remember',
      { [en]: goodEn.replace('## Remember', '## Summary') },
      'remember-section',
    ],
    ['is too short', { [ja]: goodJa.replace(/(書店の api.*\n)/, '短い。\n') }, 'length-out-of-bounds'],
    ['keeps a source nobody uses', { [ja]: withSource(goodJa), [en]: withSource(goodEn) }, 'unused-source'],
    ['has another id than its folder', { [ja]: goodJa.replace('id: irsa\n', 'id: irsb\n') }, 'id-not-folder'],
    [
      'is not in the outline',
      { 'content/foundations/irsa/ja.md': goodJa, 'content/foundations/irsa/en.md': goodEn },
      'lesson-not-in-course',
    ],
    ['lies beside a file that is none', { 'content/pod-credentials/irsa/notes.txt': 'x' }, 'stray-file'],
    ['has HTML', { [ja]: goodJa.replace('## 仕組み', '<b>x</b>\n\n## 仕組み') }, 'html'],
  ])('that %s is found', (_what, changes, code) => {
    expect(codes(changes)).toContain(code);
  });

  test('without its second language is found', () => {
    expect(without(en)).toContain('language-missing');
  });
});

describe('the two languages', () => {
  test.each([
    ['minutes', goodEn.replace('minutes: 10', 'minutes: 11'), 'languages-differ'],
    ['objectives', goodEn.replace('{id: irsa-flow', '{id: irsa-flaw'), 'languages-differ'],
    ['headings', goodEn.replace('## How it works', '### How it works'), 'structure-differs'],
    ['checks', swapChecks(goodEn), 'structure-differs'],
    ['callouts', goodEn.replace('since 2025-03', 'since 2025-04'), 'structure-differs'],
    [
      'tables',
      goodEn.replace('| expiry | short |', '| expiry | short |\n| size | small |'),
      'structure-differs',
    ],
    ['code', goodEn.replace('get serviceaccount', 'describe serviceaccount'), 'code-differs'],
    ['cited sources', goodEn.replaceAll('[^ug-irsa]', ''), 'languages-differ'],
  ])('that differ in %s are found', (_what, text, code) => {
    expect(codes({ [en]: text })).toContain(code);
  });

  test('may differ in comments of code', () => {
    expect(codes({ [en]: goodEn.replace('look at the annotation', 'see its annotation') })).toEqual([]);
  });
});

const paths = (steps: string, head = 'title: {ja: 道, en: A way}') =>
  `- id: way\n  kind: role\n  ${head}\n  about: {ja: 目的, en: A purpose}\n  steps:\n${steps}`;
const withPaths = (text: string) =>
  proofread(
    loadCourse(memoryFolder({ ...goodCourse, 'content/paths.yaml': text })),
    new Set(['irsa-lab']),
  ).map(({ line, code }) => `${line} ${code}`);

describe('a study path', () => {
  test('that leads through lessons, labs and questions has no findings', () => {
    expect(
      withPaths(paths('    - lesson: irsa\n    - lab: irsa-lab\n    - questions: [irsa-one]\n')),
    ).toEqual([]);
  });

  test.each([
    ['a lesson that is not there', paths('    - lesson: irza\n'), '6 unknown-lesson'],
    ['a lab that is not there', paths('    - lab: no-lab\n'), '6 unknown-lab'],
    ['a question that is not there', paths('    - questions: [irsa-twelve]\n'), '6 unknown-check'],
    ['an exam that is not there', paths('    - exam: abc\n'), '6 unknown-exam'],
    [
      'a lesson twice',
      paths('    - lesson: irsa\n    - lab: irsa-lab\n    - lesson: irsa\n'),
      '8 step-twice',
    ],
    ['one language only', paths('    - lesson: irsa\n', 'title: {ja: 道}'), '3 missing-key'],
    ['a step of no kind', paths('    - video: x\n'), '6 unknown-key'],
  ])('with %s is found', (_what, text, finding) => {
    expect(withPaths(text)).toContain(finding);
  });
});

const firstQuestion = question({ id: 'irsa-one', objective: 'irsa-why', place: 0 });
const withFirst = (text: string) => ({ [quiz]: goodQuestions.replace(firstQuestion, text) });
const one = (parts: Partial<Parameters<typeof question>[0]>) =>
  withFirst(question({ id: 'irsa-one', objective: 'irsa-why', place: 0, ...parts }));
const choice = (texts: readonly [string, string][], right = 0) =>
  texts.map(([ja, en], index) => ({ ja, en, right: index === right }));

describe('a question', () => {
  test.each([
    [
      'names no lesson of the course',
      withFirst(firstQuestion.replace('lesson: irsa', 'lesson: irza')),
      'unknown-lesson',
    ],
    [
      'names a lesson of another module',
      withFirst(firstQuestion.replace('lesson: irsa', 'lesson: why-kubernetes')),
      'wrong-module',
    ],
    ['names no objective of its lesson', one({ objective: 'irsa-what' }), 'unknown-objective'],
    ['names no known source', withFirst(firstQuestion.replace('[ug-irsa]', '[ug-other]')), 'unknown-source'],
    [
      'names no domain of an exam',
      withFirst(firstQuestion.replace('scs-c03/iam', 'scs-c03/ima')),
      'unknown-domain',
    ],
    [
      'has the id of another',
      withFirst(firstQuestion.replace('id: irsa-one', 'id: irsa-three')),
      'duplicate-id',
    ],
    [
      'asks what another asks',
      one({ stem: { ja: 'irsa-three で Pod はどの値を使いますか。', en: 'Which value, then?' } }),
      'duplicate-stem',
    ],
    ['has no right option', one({ place: 9 }), 'right-options'],
    [
      'says one thing twice',
      one({
        options: choice([
          ['同じ文', 'same words'],
          ['同じ文', 'same words'],
          ['別の文', 'other words'],
        ]),
      }),
      'same-text',
    ],
    [
      'has a right option that is much the longest',
      one({
        options: choice([
          ['とても長い説明をここに書いて正解だと教えてしまう', 'x'],
          ['短い', 'y'],
          ['短め', 'z'],
        ]),
      }),
      'length-cue',
    ],
    [
      'has an absolute word in a wrong option',
      one({
        options: choice([
          ['値を書く', 'write it'],
          ['必ず値を消す', 'drop it'],
          ['値を読む', 'read it'],
        ]),
      }),
      'absolute-word',
    ],
    [
      'sums up the other options',
      one({
        options: choice([
          ['値を書く', 'write it'],
          ['値を読む', 'read it'],
          ['上記のすべて', 'all of the above'],
        ]),
      }),
      'all-of-the-above',
    ],
    [
      'asks a negative quietly',
      one({ stem: { ja: '使われないものはどれですか。', en: 'Which value is not used?' } }),
      'negative-stem',
    ],
    [
      'uses other code words in the other language',
      one({ stem: { ja: '`aud` の値はどれですか。', en: 'Which value has `sub`?' } }),
      'code-parity',
    ],
    ['predicts the output of nothing', one({ kind: 'output' }), 'missing-code'],
    [
      'does not say how many to choose',
      one({
        kind: 'multiple',
        options: [
          { ja: 'あ', en: 'a', right: true },
          { ja: 'い', en: 'b', right: true },
          { ja: 'う', en: 'c' },
        ],
      }),
      'count-unsaid',
    ],
  ])('that %s is found', (_what, changes, code) => {
    expect(codes(changes)).toContain(code);
  });

  test('may ask a negative with emphasis, and say how many to choose', () => {
    const emphasised = one({
      stem: { ja: '使われ**ない**ものはどれですか。', en: 'Which value is **not** used?' },
    });
    expect(codes(emphasised)).toEqual([]);
  });

  test.each([
    ['何が足りないかを選びます。足りないものはどれですか。', 'What is missing?'],
    ['手間が最も少ないのはどれですか。', 'Which one takes the least work?'],
    ['運用に欠かせないものはどれですか。', 'Which part is indispensable?'],
  ])('is not taken for a negative because of a word that only ends like one: %s', (ja, en) => {
    expect(codes(one({ stem: { ja, en } }))).toEqual([]);
  });

  test.each([
    ['正しくないものはどれですか。', 'Which value is right?'],
    ['動かないのはどれですか。', 'Which value is right?'],
    ['値はどれですか。', 'Which of these is never used?'],
    ['値はどれですか。', 'All of these work except which one?'],
  ])('that asks a negative quietly in one language is found: %s / %s', (ja, en) => {
    expect(codes(one({ stem: { ja, en } }))).toContain('negative-stem');
  });

  test.each([
    [
      'a gap without an answer',
      'cloze',
      '    code: {lang: yaml, text: "a: ‹1›, b: ‹2›"}\n    gaps:\n      - {accept: [x], why: {ja: a, en: b}}\n',
      'gaps-differ',
    ],
    [
      'a wrong line outside its code',
      'wrong-line',
      '    code: {lang: yaml, text: "a: 1"}\n    line: 3\n    repair: "a: 2"\n    why: {ja: a, en: b}\n    others:\n      - {line: 1, why: {ja: a, en: b}}\n',
      'line-outside',
    ],
    [
      'a repair that repairs nothing',
      'wrong-line',
      '    code: {lang: yaml, text: "a: 1"}\n    line: 1\n    repair: "a: 1"\n    why: {ja: a, en: b}\n    others:\n      - {line: 1, why: {ja: a, en: b}}\n',
      'same-repair',
    ],
    [
      'more ideas to pass than there are',
      'short',
      '    ideas:\n      - {id: a, text: {ja: a, en: b}}\n    pass: 2\n    model: {ja: a, en: b}\n    why: {ja: a, en: b}\n',
      'pass-too-high',
    ],
    [
      'an answer among its near misses',
      'command',
      '    setting: {tool: kubectl}\n    answer: kubectl get pod\n    why: {ja: a, en: b}\n    nearMisses:\n      - {line: "kubectl  get pod", why: {ja: a, en: b}}\n',
      'miss-is-answer',
    ],
  ])('with %s is found', (_what, kind, body, code) => {
    const text = firstQuestion.replace('kind: single', `kind: ${kind}`).replace(/ {4}options:[\s\S]*/, body);
    expect(codes(withFirst(text))).toContain(code);
  });
});

describe('the questions of a module together', () => {
  const many = (make: (index: number) => string, count = 16) => ({
    [quiz]: `format: 1\nmodule: pod-credentials\nquestions:\n${output('irsa-two', 'irsa-why', 0)}${output('irsa-four', 'irsa-flow', 1)}${Array.from({ length: count }, (_, index) => make(index)).join('')}`,
  });
  const objectives = ['irsa-why', 'irsa-flow'] as const;
  const nth = (index: number, parts: Partial<Parameters<typeof question>[0]> = {}) =>
    question({
      id: index === 0 ? 'irsa-one' : `irsa-n${index}`,
      objective: objectives[index % 2] ?? 'irsa-why',
      place: index % 4,
      level: index % 5 === 0 ? 'judge' : 'apply',
      ...parts,
    });

  test('that are well mixed have no findings', () => {
    expect(codes(many((index) => nth(index)))).toEqual([]);
  });

  test.each([
    ['put the right option in one place', many((index) => nth(index, { place: 2 })), 'position-balance'],
    ['are all recall', many((index) => nth(index, { level: 'recall' })), 'level-mix'],
    ['have no situations', many((index) => nth(index, { scenario: false })), 'scenario-share'],
    [
      'make the right option the longest',
      many((index) =>
        nth(index, {
          options: [0, 1, 2, 3].map((option) => ({
            ja: `${option} の値${option === index % 4 ? 'です' : ''}`,
            en: `value ${option}`,
            right: option === index % 4,
          })),
        }),
      ),
      'length-balance',
    ],
    [
      'leave an objective with one kind',
      {
        [quiz]: goodQuestions.replace(
          output('irsa-two', 'irsa-why', 1),
          question({ id: 'irsa-two', objective: 'irsa-why' }),
        ),
      },
      'objective-uncovered',
    ],
    ['are fewer than five for a lesson', many((index) => nth(index), 1), 'few-questions'],
  ])('that %s are found', (_what, changes, code) => {
    expect(codes(changes)).toContain(code);
  });
});

describe('the questions of a module in two files', () => {
  const second = (text: string) => ({ 'quizzes/pod-credentials-more.yaml': text });
  const head = 'format: 1\nmodule: pod-credentials\nquestions:\n';

  test('are counted together for the lesson', () => {
    const [, ...rest] = goodQuestions.split(firstQuestion);
    const split = { [quiz]: goodQuestions.replace(firstQuestion, ''), ...second(head + firstQuestion) };
    expect(rest).toHaveLength(1);
    expect(codes(split)).toEqual([]);
  });

  test('may not ask the same twice', () => {
    const again = firstQuestion.replace('id: irsa-one', 'id: irsa-again');
    expect(codes(second(head + again))).toContain('duplicate-stem');
  });
});

function withSource(text: string): string {
  return text
    .replace('---\n\n', '---\n\n')
    .replace(
      /(sources:\n)/,
      '$1  - {id: ug-unused, title: "x", url: "https://example.com/", checked: "2026-11-21"}\n',
    );
}

function swapChecks(text: string): string {
  return text.replace('irsa-one', 'irsa-x').replace('irsa-two', 'irsa-one').replace('irsa-x', 'irsa-two');
}
