import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import type { Place } from '../../src/tui/places.ts';
import { type FakeWorld, friday } from './fake-services.ts';

export type GoldenScreen = {
  /** Name of the frame of the design where there is one of that name. */
  readonly name: string;
  readonly place: Place;
  readonly keys?: readonly string[];
  readonly world?: FakeWorld;
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

/** Every screen of this file is a golden frame at four sizes in both languages. */
export const goldenScreens: readonly GoldenScreen[] = [
  { name: 'first-language', place: { screen: 'first-language' } },
  { name: 'home-first', place: { screen: 'home' } },
  { name: 'home-returning', place: { screen: 'home' }, world: { records: returning } },
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
  { name: 'quiz-single', place: quiz('fargate-s3', 'scale-web'), keys: ['b', 'j', 'x'] },
  { name: 'quiz-single-verdict', place: quiz('fargate-s3', 'scale-web'), keys: ['a', 'Enter'] },
  { name: 'quiz-multi', place: quiz('pod-identity-needs'), keys: ['a', 'c', 'd'] },
  { name: 'quiz-order', place: quiz('clean-up-order'), keys: ['b', 'c'] },
  { name: 'quiz-match', place: quiz('component-symptom'), keys: ['c', 'a'] },
  { name: 'quiz-typed', place: quiz('scale-web'), keys: ['k', 'u', 'b'] },
  {
    name: 'quiz-typed-verdict',
    place: quiz('scale-web'),
    keys: [...'kubectl scale deployment/web', 'Enter'],
  },
  { name: 'quiz-short', place: quiz('irsa-short'), keys: [...'IAM Roles for Service Accounts', 'Enter'] },
  { name: 'quiz-cloze', place: quiz('cloze-sa'), keys: ['x'] },
  { name: 'quiz-wrong-line', place: quiz('wrong-selector'), keys: ['j', 'Space'] },
  { name: 'quiz-result', place: quiz('fargate-s3'), keys: ['a', 'Enter', 'Enter'] },
  { name: 'review-ask', place: { screen: 'review' }, world: { records: due } },
  { name: 'review-card', place: { screen: 'review' }, keys: ['Space'], world: { records: due } },
  { name: 'review-rest', place: { screen: 'review' } },
  { name: 'progress', place: { screen: 'progress' }, world: { records: due } },
  { name: 'search', place: { screen: 'search' } },
  { name: 'settings', place: { screen: 'settings' }, keys: ['j'] },
  { name: 'help', place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' }, keys: ['?'] },
];
