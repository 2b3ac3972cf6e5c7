import type { Course } from '../../src/course/course.ts';
import type { Blueprint } from '../../src/study/exam/blueprint.ts';
import { type ExamStep, examEvent, sittingsOf } from '../../src/study/exam/sitting.ts';
import { startSitting } from '../../src/study/exam/start.ts';
import { submission } from '../../src/study/exam/submit.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import type { Question } from '../../src/study/question.ts';
import { friday } from './fake-services.ts';
import { frameCourse } from './frame-course.ts';
import { command, single, wrongLine } from './questions.ts';

const minute = 60_000;

const domains = [
  ['monitoring', 22, '監視と修復', 'Monitoring and remediation'],
  ['reliability', 22, '信頼性と事業継続', 'Reliability and continuity'],
  ['deployment', 22, 'デプロイと自動化', 'Deployment and automation'],
  ['security', 16, 'セキュリティと準拠', 'Security and compliance'],
  ['networking', 18, 'ネットワークと配信', 'Networking and delivery'],
] as const;

const blueprint: Blueprint = {
  format: 1,
  id: 'soa-c03',
  code: 'SOA-C03',
  title: { ja: 'AWS CloudOpsエンジニア', en: 'AWS CloudOps Engineer' },
  vendor: 'aws',
  version: 'SOA-C03',
  effectiveFrom: '2025-09-30',
  source: { title: 'AWS exam page', url: 'https://aws.amazon.com/certification/', checked: '2026-11-20' },
  confidence: 'B',
  form: 'choice',
  questions: 65,
  scored: 50,
  minutes: 130,
  pass: { kind: 'scaled', least: 100, most: 1000, line: 720 },
  kinds: ['single', 'output', 'multiple'],
  domains: domains.map(([id, weight, ja, en]) => ({ id, weight, title: { ja, en } })),
};

const stem = {
  ja: 'ある企業は、インターネットへの経路がない VPC で Amazon EKS クラスターを運用しています。ecr.api と ecr.dkr のインターフェイスエンドポイントは作成済みです。しかし、プライベート ECR リポジトリのイメージを使う Pod が ImagePullBackOff になります。\n費用を抑えて解決するには、何を追加しますか。',
  en: 'A company runs an Amazon EKS cluster in a VPC without a route to the internet. Interface endpoints for ecr.api and ecr.dkr exist, but Pods that use images of a private ECR repository end in ImagePullBackOff.\nWhat solves this at the lowest cost?',
};

const options = [
  ['sts', 'sts のインターフェイスエンドポイント', 'An interface endpoint for sts'],
  ['s3', 'S3 のゲートウェイエンドポイント', 'A gateway endpoint for S3'],
  ['nat', 'NAT ゲートウェイ', 'A NAT gateway'],
  ['eks-auth', 'eks-auth のインターフェイスエンドポイント', 'An interface endpoint for eks-auth'],
] as const;

/** Twenty questions in each domain, all in the words of the design's frame. */
const questions: readonly Question[] = domains.flatMap(([domain]) =>
  Array.from({ length: 20 }, (_, at) => ({
    ...single(`${domain}-${at}`),
    lesson: 'irsa-or-pod-identity',
    domains: [`soa-c03/${domain}`],
    stem,
    options: options.map(([id, ja, en]) => ({
      id,
      text: { ja, en },
      why: { ja: 'ECR の層は S3 にあります。', en: 'The layers of ECR are in S3.' },
      ...(id === 's3' && { right: true }),
    })),
  })),
);

const [first] = frameCourse.modules;

export const examCourse: Course = {
  ...frameCourse,
  exams: [blueprint],
  questionsOf: (module) => (module === first?.id ? questions : []),
  question: (id) => questions.find((question) => question.id === id),
};

const started = (mode: 'exam' | 'training', at: number) =>
  startSitting({ blueprint, mode, questions, tasks: [], seed: '4f2c', edition: 'fixture', now: at });

type Timed = readonly [at: number, event: StudyEvent];
const records = (events: readonly Timed[]): readonly HistoryRecord[] =>
  events.map(([at, event], index) => ({ id: `e${index}`, at, event }));

/** 52 of 65 answered and five flagged, 32 minutes left. */
function halfDone() {
  const begin = friday - 98 * minute;
  const { id, paper, event } = started('exam', begin);
  const step = (at: number, made: ExamStep): Timed => [begin + at * minute, examEvent(id, made)];
  const open = new Set([7, 19, 23, 31, 40, 44, 45, 52, 58, 60, 61, 64, 65]);
  const answers = paper.items.flatMap((item, at): readonly Timed[] =>
    open.has(at + 1)
      ? []
      : [
          step(at, {
            step: 'answer',
            data: { item: item.id, answer: [at % 4 === 0 ? 'sts' : 's3'], took: 90_000 },
          }),
        ],
  );
  const flags = [14, 23, 31, 48, 58].flatMap((at): readonly Timed[] => {
    const item = paper.items[at - 1]?.id ?? '';
    return [step(80, { step: 'flag', data: { item, on: true } })];
  });
  return { id, records: records([[begin, event], ...answers, ...flags]) };
}

/** Submitted after 1:51:20: 37 of the 50 scored are right, one break of 12 minutes. */
function submitted() {
  const begin = friday - 200 * minute;
  const { id, paper, event } = started('exam', begin);
  let right = 37;
  const answers = paper.items.map((item, at): Timed => {
    const isRight = item.scored && right-- > 0;
    const data = { item: item.id, answer: [isRight ? 's3' : 'nat'], took: 103_000 };
    return [begin + at * minute, examEvent(id, { step: 'answer', data })];
  });
  const jump: Timed = [
    begin + 70 * minute,
    examEvent(id, { step: 'jump', data: { at: begin + 70 * minute, by: 12 * minute } }),
  ];
  const all = records([[begin, event], ...answers, jump]);
  const end = begin + 111 * minute + 20_000;
  const [sitting] = sittingsOf(all);
  const last = sitting === undefined ? [] : submission(sitting, end, 'learner');
  return { id, records: [...all, ...last.map((made, index) => ({ id: `s${index}`, at: end, event: made }))] };
}

/** A mixed paper of four questions and one task, begun five minutes ago. */
function mixed() {
  const begin = friday - 5 * minute;
  const tasks = [{ id: 'svc-selector', domains: ['soa-c03/networking'], minutes: 10 }];
  const { id, event } = startSitting({
    blueprint,
    mode: 'mixed',
    questions,
    tasks,
    seed: '4f2c',
    edition: 'fixture',
    count: 4,
    now: begin,
  });
  return { id, records: records([[begin, event]]) };
}

/** Two questions of a kind, begun a minute ago. */
function twoOf(kind: 'command' | 'wrong-line', make: (id: string) => Question) {
  const begin = friday - minute;
  const { id, event } = startSitting({
    blueprint: { ...blueprint, kinds: [kind] },
    mode: 'exam',
    questions: ['one', 'two'].map((name, at) => ({
      ...make(`${name}-${kind}`),
      domains: [`soa-c03/${domains[at]?.[0]}`],
    })),
    tasks: [],
    seed: '4f2c',
    edition: 'fixture',
    count: 2,
    now: begin,
  });
  return { id, records: records([[begin, event]]) };
}

export const examWorlds = {
  halfDone: halfDone(),
  submitted: submitted(),
  mixed: mixed(),
  typed: twoOf('command', command),
  lines: twoOf('wrong-line', wrongLine),
};
