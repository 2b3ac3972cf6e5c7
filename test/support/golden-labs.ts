import type { Both } from '../../src/i18n/language.ts';
import type { PracticeView } from '../../src/lab/practice-panel.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import type { Place } from '../../src/tui/places.ts';
import { friday } from './fake-services.ts';
import { labWorlds } from './frame-lab.ts';
import type { GoldenScreen } from './golden-screens.ts';

type GoldenLab = GoldenScreen & { readonly until: Both };

const board: Place = { screen: 'lab', lab: 'svc-selector' };
const session = '3f2a';
const lab = 'svc-selector';
const looked = { ja: '変えては', en: 'must not change' };

const records = (events: readonly (readonly [ago: number, event: StudyEvent])[]): readonly HistoryRecord[] =>
  events.map(([ago, event]) => ({ id: `l${ago}`, at: friday - ago, event }));

const checked = (points: number, failed: readonly string[]) =>
  ({ type: 'lab-checked', lab, session, points, maxPoints: 6, passed: points === 6, failed }) as const;

/** A card of this lab that was asked a day ago and comes again tomorrow, and how long clean-up took last time. */
const before = records([
  [
    31 * 3_600_000,
    {
      type: 'lab-checked',
      lab,
      session: '9b1c',
      points: 2,
      maxPoints: 6,
      passed: false,
      failed: ['endpoints'],
    },
  ],
  [12 * 3_600_000, { type: 'rated', card: `lab:${lab}:endpoints`, rating: 3, took: 9_000 }],
  [11.5 * 3_600_000, { type: 'rated', card: `lab:${lab}:endpoints`, rating: 3, took: 4_000 }],
  [11 * 3_600_000, { type: 'lab-cleaned', lab, session: '9b1c', took: 20_000 }],
]);

const passed = records([
  [522_000, { type: 'lab-started', lab, session, target: '7c0e5f12' }],
  [300_000, checked(2, ['endpoints'])],
  [200_000, { type: 'hint-seen', lab, session, tier: 1 }],
  [100_000, checked(3, ['endpoints'])],
  [0, checked(6, [])],
]);

export const runningPractice: PracticeView = {
  state: 'running',
  server: 'https://127.0.0.1:41873',
  version: 'v1.35.0+practice',
  kubeconfig: '~/.local/state/eks-learn/practice/kubeconfig',
  nodes: 3,
  readyNodes: 3,
  pods: 14,
  namespaces: 4,
  memory: 62 * 2 ** 20,
  pid: 48213,
  idleLeft: 21 * 60_000,
  since: friday - 124 * 60_000,
};

/** The frames of screens.md §3.8 and §3.7, and the lab list. */
export const goldenLabs: readonly GoldenLab[] = [
  {
    name: 'lab-plan',
    place: { screen: 'lab-plan', lab: 'lbc-nlb-and-alb' },
    until: { ja: 'クラスター', en: 'luster' },
    world: { labs: labWorlds.costly },
  },
  {
    name: 'lab-plan-typed',
    place: { screen: 'lab-plan', lab: 'lbc-nlb-and-alb' },
    only: [80, 24, 'ja'],
    until: { ja: 'クラスター', en: 'luster' },
    keys: ['s', 't', 'u'],
    world: { labs: labWorlds.costly },
  },
  {
    name: 'lab-plan-local',
    place: { screen: 'lab-plan', lab },
    until: { ja: '対象', en: 'Target' },
    world: { labs: labWorlds.local },
  },
  {
    name: 'lab-plan-another',
    place: { screen: 'lab-plan', lab },
    until: { ja: '対象', en: 'Target' },
    keys: ['y'],
    world: { labs: labWorlds.besideAnother },
  },
  {
    name: 'labs',
    place: { screen: 'labs' },
    until: { ja: '最小権限', en: 'least rights' },
    world: {
      labs: labWorlds.list,
      records: records([
        [9_000, { type: 'setting', name: 'lab.target', value: 'kind-dev' }],
        [
          8_000,
          {
            type: 'lab-checked',
            lab: 'kind-first-look',
            session: 'a',
            points: 4,
            maxPoints: 4,
            passed: true,
            failed: [],
          },
        ],
      ]),
    },
  },
  {
    name: 'lab-targets',
    place: { screen: 'lab-targets' },
    until: { ja: '練習クラスター', en: 'Practice' },
    keys: ['j', 'j'],
    world: { labs: labWorlds.places },
  },
  { name: 'lab-board', place: board, until: looked, keys: ['Enter'], world: { labs: labWorlds.waiting } },
  { name: 'lab-ticket', place: board, until: looked, world: { labs: labWorlds.failed } },
  { name: 'lab-failed-check', place: board, until: looked, keys: ['g'], world: { labs: labWorlds.failed } },
  { name: 'lab-evidence', place: board, until: looked, keys: ['g', 'v'], world: { labs: labWorlds.failed } },
  { name: 'lab-hints', place: board, until: looked, keys: ['h'], world: { labs: labWorlds.failed } },
  { name: 'lab-cleanup', place: board, until: looked, keys: ['E'], world: { labs: labWorlds.failed } },
  {
    name: 'lab-unreachable',
    place: board,
    until: looked,
    keys: ['Enter'],
    world: { labs: labWorlds.unreachable },
  },
  {
    name: 'practice-status',
    place: { screen: 'practice' },
    until: { ja: '動いています', en: 'Running' },
    world: { labs: labWorlds.waiting, practice: runningPractice },
  },
  {
    name: 'practice-stop',
    place: { screen: 'practice' },
    until: { ja: '動いています', en: 'Running' },
    keys: ['E'],
    world: { labs: labWorlds.waiting, practice: runningPractice },
  },
  {
    name: 'lab-debrief',
    place: { screen: 'lab-debrief', lab },
    until: { ja: 'なぜ', en: 'Why' },
    world: { labs: labWorlds.waiting, records: [...before, ...passed] },
  },
  {
    name: 'lab-looks',
    place: { screen: 'lab-debrief', lab },
    until: { ja: 'なぜ', en: 'Why' },
    keys: ['v'],
    world: { labs: labWorlds.waiting, records: [...before, ...passed] },
  },
];
