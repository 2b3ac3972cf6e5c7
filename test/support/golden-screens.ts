import type { Search } from '../../src/course/search.ts';
import type { Both, Language } from '../../src/i18n/language.ts';
import type { LabCard } from '../../src/lab/actions.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import type { Place } from '../../src/tui/places.ts';
import { type FakeWorld, friday } from './fake-services.ts';
import { frameCourse } from './frame-course.ts';
import { examCourse, examWorlds } from './frame-exam.ts';
import { svcSession } from './frame-lab.ts';

export type GoldenScreen = {
  /** Name of the frame of the design where there is one of that name. */
  readonly name: string;
  readonly place: Place;
  readonly keys?: readonly string[];
  readonly world?: FakeWorld;
  /** Words it shows once what it looks for has come; keys are pressed when they stand. */
  readonly until?: Both;
  /** A frame of the design that is drawn at its own size alone. */
  readonly only?: readonly [columns: number, rows: number, language: Language];
};

const past = (days: number, ...events: readonly StudyEvent[]): readonly HistoryRecord[] =>
  events.map((event, at) => ({
    id: `p${days}-${at}-${event.type}`,
    at: friday - days * 86_400_000 + at,
    event,
  }));

/** Six days in a row, one lesson read, one begun. */
export const returning: readonly HistoryRecord[] = [
  ...past(5, { type: 'lesson-opened', lesson: 'irsa' }, { type: 'lesson-read', lesson: 'irsa' }),
  ...past(4, { type: 'lesson-read', lesson: 'irsa' }),
  ...past(3, { type: 'lesson-read', lesson: 'irsa' }),
  ...past(2, {
    type: 'answered',
    question: 'fargate-s3',
    answer: ['irsa'],
    verdict: 'right',
    where: 'quiz',
    took: 20_000,
  }),
  ...past(1, { type: 'lesson-read', lesson: 'irsa' }),
  ...past(0, { type: 'lesson-opened', lesson: 'irsa-or-pod-identity' }),
];

/** Cards that are due: a lesson read, and two questions missed some days ago. */
const due: readonly HistoryRecord[] = [
  ...returning,
  ...past(9, {
    type: 'answered',
    question: 'trust-sub',
    answer: ['swapped'],
    verdict: 'wrong',
    where: 'lesson',
    took: 30_000,
  }),
  ...past(8, { type: 'rated', card: 'question:trust-sub', rating: 3, took: 12_000 }),
].toSorted((one, other) => one.at - other.at);

const title = { ja: 'PodへのAWS権限付与', en: 'AWS credentials for Pods' };
const quiz = (...questions: readonly string[]): Place => ({ screen: 'quiz', questions, title, seed: 'a' });
/** Questions whose options the seed puts in the order of the design. */
const ordered = (seed: string, ...questions: readonly string[]): Place => ({
  screen: 'quiz',
  questions,
  title,
  seed,
});

const single = ordered('k', 'fargate-s3', 'scale-web');

const shortAnswer = 'IAM Roles for Service Accounts';

const labCard = (id: string, ja: string, en: string, state: LabCard['state'] = 'not-started'): LabCard => ({
  id,
  title: { ja, en },
  minutes: 12,
  level: 'core',
  targets: ['practice'],
  needs: ['kubectl'],
  domains: [],
  cost: undefined,
  state,
  anywhere: true,
});
const svc = ['svc-selector', 'Service がつながらない', 'The Service that reaches nothing'] as const;
const pending = labCard(
  'break-pending-pods',
  '【故障】Pendingの原因を切り分ける',
  'Broken: why Pods stay Pending',
);
const newLabs = { list: async () => [labCard(...svc), pending], sessions: async () => [] };
/** Its namespace stands on a cluster of the learner's own. */
const onKind = { ...svcSession, target: { ...svcSession.target, provider: 'kind', context: 'kind-dev' } };
const openLab = { list: async () => [labCard(...svc, 'active'), pending], sessions: async () => [onKind] };

/** A lab and an exam begun, cards due: every row that home can have. */
const busy: readonly HistoryRecord[] = [
  ...due,
  ...past(5, { type: 'lesson-read', lesson: 'irsa', errata: [] }),
  ...examWorlds.halfDone.records,
  ...past(
    1,
    { type: 'lab-started', lab: 'svc-selector', session: '3f2a', target: '7c0e5f12' },
    {
      type: 'lab-checked',
      lab: 'svc-selector',
      session: '3f2a',
      points: 2,
      maxPoints: 6,
      passed: false,
      failed: ['endpoints'],
    },
  ),
].toSorted((one, other) => one.at - other.at);
/** A correction has come to a lesson since it was read. */
const wholeCourse = {
  ...frameCourse,
  exams: examCourse.exams,
  modules: frameCourse.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) =>
      lesson.id === 'irsa' ? { ...lesson, errata: ['S4-029'] } : lesson,
    ),
  })),
};

/** What a search for ｶﾍﾟﾝﾀ finds in the design. */
const found: Search = () => ({
  hits: [
    { kind: 'lesson', id: 'cluster-autoscaler-karpenter', section: 0, score: 9 },
    { kind: 'lesson', id: 'irsa', section: 0, score: 8 },
    { kind: 'question', id: 'fargate-s3', section: 0, score: 7 },
    { kind: 'question', id: 'scale-web', section: 0, score: 6 },
    { kind: 'term', id: 'endpoint-slice', section: 0, score: 5 },
    { kind: 'lab', id: 'break-pending-pods', section: 0, score: 4 },
  ],
  also: ['Karpenter', 'カーペンター'],
});

/** Every screen of this file is a golden frame at four sizes in both languages. */
export const goldenScreens: readonly GoldenScreen[] = [
  { name: 'first-language', place: { screen: 'first-language' } },
  {
    name: 'home-first',
    place: { screen: 'home' },
    until: { ja: '4   ラボ', en: '4   Lab' },
    world: { labs: newLabs, course: wholeCourse },
  },
  {
    name: 'home-returning',
    place: { screen: 'home' },
    until: { ja: 'ラボに戻る', en: 'Back to lab' },
    world: { labs: openLab, course: wholeCourse, records: busy },
  },
  { name: 'progress-first', place: { screen: 'progress' } },
  { name: 'course-list', place: { screen: 'course' }, world: { records: returning } },
  {
    name: 'course-filter',
    place: { screen: 'course' },
    keys: ['/', 'p', 'o', 'd'],
    world: { records: returning },
  },
  { name: 'paths', place: { screen: 'paths' }, world: { records: returning } },
  { name: 'path', place: { screen: 'paths' }, keys: ['Enter'], world: { records: returning } },
  { name: 'lesson', place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' } },
  { name: 'lesson-contents', place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' }, keys: ['m'] },
  { name: 'lesson-diagram', place: { screen: 'lesson', lesson: 'irsa' } },
  { name: 'check-ask', place: { screen: 'lesson', lesson: 'irsa', block: 4 } },
  { name: 'check-answered', place: { screen: 'lesson', lesson: 'irsa', block: 4 }, keys: ['b', 'Enter'] },
  { name: 'glossary', place: { screen: 'lesson', lesson: 'irsa-or-pod-identity', block: 8 }, keys: ['i'] },
  { name: 'glossary-list', place: { screen: 'glossary' } },
  { name: 'glossary-term', place: { screen: 'glossary', term: 'endpoint-slice' } },
  { name: 'quiz-pick', place: { screen: 'quiz-pick' } },
  { name: 'quiz-pick-lessons', place: { screen: 'quiz-pick' }, keys: ['Tab', 'n'] },
  { name: 'quiz-single', place: single, keys: ['j', 'j', 'j', 'x', 'b'] },
  { name: 'quiz-single-verdict', place: single, keys: ['a', 'Enter'] },
  { name: 'quiz-multi', place: ordered('18', 'pod-identity-needs'), keys: ['a', 'c', 'd'] },
  { name: 'quiz-order', place: ordered('1g', 'clean-up-order'), keys: ['b', 'c', 'j'] },
  { name: 'quiz-match', place: ordered('9t', 'component-symptom'), keys: ['c', 'a'] },
  { name: 'quiz-typed-ask', place: quiz('scale-web'), keys: ['k', 'u', 'b'] },
  {
    name: 'quiz-typed',
    place: quiz('scale-web'),
    keys: [...'kubectl scale deploy web --replicas 5', 'Enter'],
  },
  { name: 'quiz-short', place: quiz('irsa-short'), keys: [...shortAnswer, 'Enter'] },
  { name: 'quiz-cloze', place: quiz('cloze-sa'), keys: ['x'] },
  { name: 'quiz-wrong-line', place: quiz('wrong-selector'), keys: ['j', 'Space'] },
  { name: 'quiz-result', place: quiz('fargate-s3'), keys: ['a', 'Enter', 'Enter'] },
  { name: 'review-ask', place: { screen: 'review' }, world: { records: due } },
  { name: 'review-card', place: { screen: 'review' }, keys: ['Space'], world: { records: due } },
  { name: 'review-rest', place: { screen: 'review' } },
  { name: 'progress', place: { screen: 'progress' }, world: { records: due } },
  { name: 'search-empty', place: { screen: 'search' }, until: { ja: 'コース', en: 'Course' } },
  {
    name: 'search',
    place: { screen: 'search' },
    until: { ja: 'コース', en: 'Course' },
    keys: [...'ｶﾍﾟﾝﾀ', 'Enter'],
    world: { search: found, labs: newLabs, records: returning },
  },
  { name: 'settings', place: { screen: 'settings' }, keys: ['j'] },
  { name: 'help', place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' }, keys: ['?'] },
];

const lesson = (id: string, block: number): Place => ({ screen: 'lesson', lesson: id, block });

/** Frames of the design at its own sizes, where those are not among the four. */
export const sizedScreens: readonly GoldenScreen[] = [
  { name: 'lesson-ja', place: lesson('irsa-or-pod-identity', 2), only: [80, 24, 'ja'] },
  { name: 'lesson-en', place: lesson('irsa', 0), only: [120, 40, 'en'] },
  { name: 'lesson-40', place: lesson('irsa', 5), only: [40, 12, 'ja'] },
  { name: 'table-cards-40', place: lesson('irsa-or-pod-identity', 5), only: [40, 20, 'ja'] },
  { name: 'lesson-diagram', place: lesson('irsa', 2), only: [80, 30, 'ja'] },
  { name: 'check-ask', place: lesson('irsa', 4), keys: ['j', 'b'], only: [80, 14, 'ja'] },
  { name: 'check-answered', place: lesson('irsa', 4), keys: ['b', 'Enter'], only: [80, 19, 'ja'] },
  {
    name: 'quiz-multi',
    place: ordered('18', 'pod-identity-needs'),
    keys: ['a', 'c', 'd'],
    only: [80, 19, 'ja'],
  },
  { name: 'quiz-order', place: ordered('1g', 'clean-up-order'), keys: ['b', 'c', 'j'], only: [80, 17, 'ja'] },
  { name: 'quiz-match', place: ordered('9t', 'component-symptom'), keys: ['c', 'a'], only: [80, 22, 'ja'] },
  {
    name: 'review-card',
    place: { screen: 'review' },
    keys: ['Space'],
    world: { records: due },
    only: [80, 18, 'ja'],
  },
  { name: 'too-small', place: { screen: 'home' }, only: [28, 7, 'ja'] },
  {
    name: 'exam-submit',
    place: { screen: 'exam', sitting: examWorlds.halfDone.id },
    keys: ['m', 'E'],
    world: { course: examCourse, records: examWorlds.halfDone.records },
    only: [40, 10, 'ja'],
  },
];
