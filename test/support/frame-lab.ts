import type {
  CleanupResult,
  HintView,
  LabActions,
  LabCard,
  LabDetails,
  LabPlan,
  SessionView,
} from '../../src/lab/actions.ts';
import type { LabPlace } from '../../src/lab/lab-place.ts';
import type { CheckReport, LabReport } from '../../src/lab/report.ts';
import { same } from '../../src/lab/verdict.ts';
import { Problem } from '../../src/problem.ts';
import { friday } from './fake-services.ts';

const both = (ja: string, en: string) => ({ ja, en });

const namespace = 'eks-learn-svc-selector-3f2a';
const title = both('Service がつながらない', 'The Service that reaches nothing');
const pods = `kubectl -n ${namespace} get pods --show-labels`;

const target = {
  provider: 'practice',
  context: 'practice',
  cluster: 'practice',
  server: 'https://127.0.0.1:41873',
  version: 'v1.35',
  nodes: 3,
  pin: { id: '7c0e5f12', server: 'https://127.0.0.1:41873', ca: '9f3a61c4', kubeSystemUid: '7c0e5f12-1a2b' },
  simulated: true,
  aws: undefined,
};

export const svcSession: SessionView = {
  lab: 'svc-selector',
  session: '3f2a',
  title,
  ticket: both(
    '書店の web が昨夜から 503 を返します。Pod は 2 つとも動いています。client から http://web に届くようにしてください。',
    'The bookshop has answered 503 since last night. Both Pods of web run. Make http://web reachable from client.',
  ),
  namespace,
  target,
  state: 'active',
  startedAt: friday - 4 * 60_000,
  minutes: 10,
  made: { namespaces: 1, objects: 5 },
  folder: '/home/learner/lab',
  tasks: [
    {
      id: 'routes',
      text: both('client から Service web に届くようにする', 'make Service web reachable from client'),
      hints: 2,
    },
  ],
};

const check = (
  id: string,
  text: ReturnType<typeof both>,
  maxPoints: number,
  more: Partial<CheckReport> & Pick<CheckReport, 'verdict'>,
): CheckReport => ({
  id,
  text,
  points: undefined,
  maxPoints,
  keep: false,
  expected: [],
  actual: [],
  ...more,
});

const selectorText = both('Service web がアプリの Pod を選んでいる', "Service web selects the app's Pods");
const endpointsText = both('選ばれた Pod がすべて Ready', 'every selected Pod is Ready');
const allowedText = both('client から http://web に届く', 'client reaches http://web');
const deniedText = both('intruder からは届かない', 'intruder cannot reach http://web');
const guardText = both('Deployment web は 2 レプリカのまま', 'Deployment web keeps 2 replicas');

const guard = check('guard', guardText, 0, { verdict: 'pass', keep: true, points: 0 });

const report = (checks: readonly CheckReport[], more: Partial<LabReport>): LabReport => ({
  lab: 'svc-selector',
  session: '3f2a',
  verdict: 'fail',
  points: 0,
  maxPoints: 6,
  tasks: [{ id: 'routes', text: svcSession.tasks[0]?.text ?? title, checks }],
  at: friday,
  settled: true,
  ...more,
});

/** Two of six points; the Pods are on their way. */
const waiting = report(
  [
    check('selector', selectorText, 2, { verdict: 'pass', points: 2 }),
    check('endpoints', endpointsText, 1, {
      verdict: 'not-yet',
      expected: [both('Ready の Pod 2/2 が 10 秒続く', 'Ready Pods 2/2, held for 10 s')],
      actual: [
        both('Ready の Pod 1/2', 'Ready Pods 1/2'),
        both('web-5d9c7b8f6-k7m2p  Ready           41 秒', 'web-5d9c7b8f6-k7m2p  Ready           41 s'),
        both('web-5d9c7b8f6-x2x8q  readiness 待ち   8 秒', 'web-5d9c7b8f6-x2x8q  not ready        8 s'),
      ],
      next: {
        say: both('そのまま待つか、次のコマンドで様子を見ます', 'wait, or watch with this command'),
        command: `kubectl -n ${namespace} get pods -w`,
      },
      remaining: 48_000,
    }),
    check('allowed', allowedText, 2, { verdict: 'blocked', blockedBy: 'endpoints' }),
    check('denied', deniedText, 1, { verdict: 'blocked', blockedBy: 'allowed' }),
    guard,
  ],
  { verdict: 'not-yet', points: 2, settled: false, waiting: { elapsed: 12_000, left: 48_000 } },
);

const failed = report(
  [
    check('selector', selectorText, 2, {
      verdict: 'fail',
      points: 0,
      expected: [same('spec.selector.app = web')],
      actual: [same('spec.selector.app = old-web')],
      why: both(
        'Service はラベルで Pod を見つけます。一致が 0 件だと EndpointSlice が空のままです。',
        'A Service finds its Pods by label. With no match the EndpointSlice stays empty.',
      ),
      next: { say: both('Pod のラベルと見比べます', 'compare with the labels of the Pods'), command: pods },
    }),
    check('endpoints', endpointsText, 1, { verdict: 'blocked', blockedBy: 'selector' }),
    check('allowed', allowedText, 2, { verdict: 'blocked', blockedBy: 'endpoints' }),
    check('denied', deniedText, 1, { verdict: 'blocked', blockedBy: 'allowed' }),
    guard,
  ],
  {},
);

const refused = new Problem('kube-refused', { context: 'kind-dev', server: 'https://127.0.0.1:34567' });
const unreachable = report(
  [
    check('selector', selectorText, 2, { verdict: 'error', problem: refused }),
    check('endpoints', endpointsText, 1, { verdict: 'error', problem: refused }),
    check('allowed', allowedText, 2, { verdict: 'error', problem: refused }),
    check('denied', deniedText, 1, { verdict: 'error', problem: refused }),
    check('guard', guardText, 0, { verdict: 'error', problem: refused, keep: true }),
  ],
  { verdict: 'error' },
);

const hint: HintView = {
  task: 'routes',
  now: both(
    'いまは EndpointSlice の宛先が 0 件です。Service の selector と Pod のラベルを見比べてください。',
    'The EndpointSlice has no endpoints now. Compare the selector of the Service with the labels of the Pods.',
  ),
  tiers: [
    both(
      'Service は名前ではなく、ラベルで Pod を選びます。',
      'A Service chooses Pods by label, not by name.',
    ),
    both(
      'Service web の spec.selector.app を見ます。Pod のラベルは app=web です。',
      'Look at spec.selector.app of Service web. The Pods carry app=web.',
    ),
  ],
  total: 2,
};

const details = {
  id: 'svc-selector',
  title,
  minutes: 10,
  ticket: svcSession.ticket,
  tasks: [{ id: 'routes', text: svcSession.tasks[0]?.text ?? title, points: 6 }],
  debrief: [
    {
      heading: both('なぜ直ったか', 'Why it worked'),
      text: both(
        'selector が Pod のラベルと一致すると、EndpointSlice に Pod の IP アドレスが入り、kube-proxy が宛先を更新します。Pod を作り直す必要はありません。',
        'Once the selector matches the labels, the EndpointSlice gets the IP addresses of the Pods and kube-proxy follows. No Pod has to be recreated.',
      ),
    },
    {
      heading: both('本番で起きること', 'In production'),
      text: both(
        'ラベルを変えるリリースで Service だけが先に変わると、宛先が 0 件になります。切り替える前に EndpointSlice を確かめます。',
        'When a release changes labels and the Service goes first, no endpoint is left. Look at the EndpointSlice before you switch.',
      ),
    },
    {
      heading: both('別の直し方', 'Other ways'),
      text: both(
        'Pod のラベルを old-web に変える方法は通りません。Deployment の selector は変更できず、テンプレートのラベルと一致している必要があります。',
        'Changing the label of the Pods to old-web does not go through: the selector of a Deployment cannot change, and its template must carry those labels.',
      ),
    },
  ],
  checks: [
    { id: 'selector', text: selectorText },
    {
      id: 'endpoints',
      text: both('EndpointSlice と readiness の関係', 'how readiness reaches the EndpointSlice'),
    },
    { id: 'allowed', text: allowedText },
  ],
  lessons: ['irsa'],
} as unknown as LabDetails;

const plan: LabPlan = {
  lab: 'svc-selector',
  title,
  minutes: 10,
  session: '3f2a',
  namespace,
  target,
  makes: [
    both(`名前空間 ${namespace}`, `Namespace ${namespace}`),
    both('Deployment web（2 レプリカ）、Service web', 'Deployment web (2 replicas), Service web'),
  ],
  commands: ['kubectl apply --server-side --field-manager=eks-learn -f base.yaml'],
  learnerMakes: [],
  cost: undefined,
  usdPerHour: 0,
  quotas: [],
  consent: { kind: 'key' },
  lacks: [],
  elsewhere: [],
};

const costly: LabPlan = {
  ...plan,
  lab: 'lbc-nlb-and-alb',
  title: both('LBCでNLBとALBを作る', 'NLB and ALB with the LBC'),
  minutes: 20,
  namespace: 'eks-learn-lbc-nlb-and-alb-3f2a',
  target: {
    ...target,
    provider: 'eks',
    context: 'study-lab',
    cluster: 'study',
    server: 'https://0A1B2C3D.gr7.ap-northeast-1.eks.amazonaws.com',
    simulated: false,
    aws: {
      account: '111122223333',
      alias: 'learn-lab',
      region: 'ap-northeast-1',
      arn: 'assumed-role/lab-admin/tanaka',
    },
  },
  makes: [
    both('名前空間 eks-learn-lbc-nlb-and-alb-3f2a', 'Namespace eks-learn-lbc-nlb-and-alb-3f2a'),
    both('Deployment web（2 レプリカ）、Service web', 'Deployment web (2 replicas), Service web'),
  ],
  learnerMakes: [
    both(
      'NLB 1 台、ALB 1 台。タグ eks-learn/session=3f2a',
      'One NLB, one ALB, tagged eks-learn/session=3f2a',
    ),
  ],
  cost: {
    usdPerHour: 0.05,
    plus: both('LCU 料金', 'LCU charges'),
    asOf: '2026-11-01',
  },
  usdPerHour: 0.05,
  free: { lab: 'ingress-path-routing', place: 'practice' },
  consent: { kind: 'typed', name: 'study', what: 'cluster' },
};

async function* once(value: LabReport): AsyncIterable<LabReport> {
  yield value;
}

/** Never ends by itself: what a check looks like while it waits. */
async function* held(value: LabReport, signal: AbortSignal | undefined): AsyncIterable<LabReport> {
  yield value;
  await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

const nothingLeft: CleanupResult = {
  lab: 'svc-selector',
  session: '3f2a',
  deleted: [],
  restored: [],
  remains: [],
};

const kindSession: SessionView = {
  ...svcSession,
  target: { provider: 'kind', context: 'kind-dev' } as SessionView['target'],
};

const card = (id: string) => ({ id, state: 'not-started' }) as unknown as LabCard;

const actions = (shown: LabReport, at = svcSession, before = shown): Partial<LabActions> => ({
  session: async () => at,
  sessions: async () => [at],
  list: async () => [card('svc-selector'), card('break-pending-pods')],
  show: async () => details,
  check: (_session, how, signal) => (how.mode === 'wait' ? held(shown, signal) : once(before)),
  hint: async () => hint,
  plan: async () => plan,
  cleanup: async () => nothingLeft,
});

/** What the lab frames of the design are drawn from. */
const placesOfOne: readonly LabPlace[] = [
  { target: 'practice', provider: 'practice', made: true, current: false, local: true },
  {
    target: 'kind-dev',
    provider: 'kind',
    made: false,
    server: 'https://127.0.0.1:34567',
    current: true,
    local: true,
  },
  {
    target: 'study-lab',
    provider: 'eks',
    made: false,
    server: 'https://0A1B2C3D.gr7.ap-northeast-1.eks.amazonaws.com',
    current: false,
    local: false,
  },
  {
    target: 'shop-prod',
    provider: 'eks',
    made: false,
    server: 'https://9F8E7D6C.gr7.ap-northeast-1.eks.amazonaws.com',
    current: false,
    local: false,
    production: 'shop-prod',
  },
  { target: 'kind', provider: 'kind', made: true, current: false, local: true },
];

const listed = (
  id: string,
  ja: string,
  en: string,
  minutes: number,
  more: Partial<LabCard> = {},
): LabCard => ({
  id,
  title: both(ja, en),
  minutes,
  level: 'core',
  targets: ['any-kubernetes', 'practice'],
  needs: [],
  domains: [],
  cost: undefined,
  state: 'not-started',
  anywhere: true,
  ...more,
});

const cards: readonly LabCard[] = [
  listed('kind-first-look', 'クラスターの健康診断', 'A first look at a cluster', 6),
  listed('svc-selector', 'Service がつながらない', 'The Service that reaches nothing', 10, {
    state: 'active',
  }),
  listed('rbac-least-privilege', '最小権限のRBAC', 'RBAC with the least rights', 9),
  listed('lbc-nlb-and-alb', 'LBCでNLBとALBを作る', 'NLB and ALB with the LBC', 20, {
    cost: { usdPerHour: 0.05, asOf: '2026-11-01' },
  }),
];

export const labWorlds = {
  list: { list: async () => cards } satisfies Partial<LabActions>,
  waiting: actions(waiting),
  failed: actions(failed),
  unreachable: actions({ ...unreachable, settled: true }, kindSession, { ...waiting, settled: true }),
  places: { places: async () => placesOfOne } satisfies Partial<LabActions>,
  local: { plan: async () => plan } satisfies Partial<LabActions>,
  besideAnother: {
    plan: async () => plan,
    sessions: async () => [
      { ...svcSession, lab: 'hpa-cpu', title: both('HPAとリソース要求', 'HPA and resource requests') },
    ],
  } satisfies Partial<LabActions>,
  costly: { plan: async () => costly } satisfies Partial<LabActions>,
};
