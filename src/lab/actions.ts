import type { Both } from '../i18n/language.ts';
import type { Problem } from '../problem.ts';
import type { Consent } from './consent.ts';
import type { FreeWay } from './free-place.ts';
import type { LabCost } from './lab-cost.ts';
import type { LabPlace } from './lab-place.ts';
import type { Quota } from './quota.ts';
import type { LabReport } from './report.ts';
import type { Undoing } from './undoing.ts';

export type LabLevel = 'quick' | 'core' | 'deep';

/** Where a lab stands for this learner, from its open journal; what was passed is in the history. */
export type LabState = 'not-started' | 'active' | 'broken-off';

/** One row of the list. */
export type LabCard = {
  readonly id: string;
  readonly title: Both;
  readonly minutes: number;
  readonly level: LabLevel;
  readonly targets: readonly string[];
  readonly needs: readonly string[];
  readonly domains: readonly string[];
  readonly cost: LabCost | undefined;
  readonly state: LabState;
  /** Of an open session: when it began, and USD an hour while it is open. */
  readonly open?: { readonly startedAt: number; readonly usdPerHour: number };
  /** It runs on the practice cluster or in files alone: nothing of the learner's own is needed. */
  readonly anywhere: boolean;
};

/** Who calls AWS, and where; `alias` is the account's own name, where the caller may see it. */
export type AwsView = {
  readonly account: string;
  readonly alias?: string;
  readonly arn: string;
  readonly region: string;
  readonly endpoint?: string;
  /** From when on what the session makes there is left over, as its tag says. */
  readonly expires?: string;
};

/** What identifies the place a lab runs in. Checked again before every change. */
export type TargetPin = {
  /** First 8 hex digits over server, CA and kube-system UID (or account, region and endpoint). */
  readonly id: string;
  readonly server?: string;
  readonly ca?: string;
  readonly kubeSystemUid?: string;
  readonly account?: string;
  readonly region?: string;
};

/** A cluster of EKS, as its kubeconfig and AWS tell; what could not be asked is left out. */
export type EksView = {
  readonly name: string;
  readonly region: string;
  readonly account?: string;
  readonly version?: string;
  readonly platform?: string;
  /** API, API_AND_CONFIG_MAP or CONFIG_MAP. */
  readonly authMode?: string;
  /** Upgrade policy: STANDARD or EXTENDED. */
  readonly support?: string;
  /** ARN of who asks, as STS tells it. */
  readonly caller?: string;
};

export type TargetView = {
  readonly provider: string;
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  readonly server: string | undefined;
  readonly version: string | undefined;
  readonly nodes: number | undefined;
  readonly pin: TargetPin;
  /** The command that the kubeconfig runs to sign in, as a line. */
  readonly signIn?: string;
  readonly eks?: EksView;
  /** The practice cluster, or AWS_ENDPOINT_URL is set: nothing of it is real. */
  readonly simulated: boolean;
  readonly aws: AwsView | undefined;
};

export type LabPlan = {
  readonly lab: string;
  readonly title: Both;
  readonly minutes: number;
  readonly session: string;
  readonly namespace: string | undefined;
  readonly target: TargetView;
  /** What we make, in order, one line each. */
  readonly makes: readonly Both[];
  /** The commands that make it, as they will be run. */
  readonly commands: readonly string[];
  /** What the learner will make, and its price. */
  readonly learnerMakes: readonly Both[];
  readonly cost: LabCost | undefined;
  /** USD an hour of all that is billed while the session is open; past an hour it is said to be left over. */
  readonly usdPerHour: number;
  /** Set where this would cost money. */
  readonly free?: FreeWay;
  /** Room in the cluster and the account for what the lab takes; never in the way of beginning. */
  readonly quotas: readonly Quota[];
  readonly consent: Consent;
  /** Capabilities the lab needs and this place lacks: then it cannot start here, and `elsewhere` says where. */
  readonly lacks: readonly { readonly need: string; readonly because: Both }[];
  readonly elsewhere: readonly string[];
};

export type SessionView = {
  readonly lab: string;
  readonly session: string;
  readonly title: Both;
  readonly ticket: Both;
  readonly namespace: string | undefined;
  readonly target: TargetView;
  /** `setting-up` is what a crash in the middle leaves: reset or clean up. */
  readonly state: 'setting-up' | 'active';
  readonly startedAt: number;
  readonly minutes: number;
  /** What the session costs while it is open; 0 where nothing is billed. */
  readonly usdPerHour?: number;
  /** The folder in which a file lab is edited, and in which the shell opens. */
  readonly folder: string;
  readonly tasks: readonly { readonly id: string; readonly text: Both; readonly hints: number }[];
  /** What was made so far and clean-up will delete. */
  readonly made: { readonly namespaces: number; readonly objects: number };
};

/** Set-up, reset and clean-up tell what they do as they do it. */
export type Progress = { readonly at: 'begin' | 'end'; readonly say: Both };

export type StartResult = {
  readonly session: SessionView;
  /** Ids of checks that failed before the learner did anything, as the lab declares. */
  readonly baseline: { readonly fail: readonly string[]; readonly pass: readonly string[] };
};

export type CleanupResult = {
  readonly lab: string;
  readonly session: string;
  readonly deleted: readonly string[];
  readonly restored: readonly string[];
  /** What could not be removed, why, and the command that would. The session stays open while there is any. */
  readonly remains: readonly { readonly object: string; readonly because: Both; readonly command?: string }[];
  /** Why AWS could not be asked for what carries the session's tag; what has a known name was looked for all the same. */
  readonly couldNotLook?: Problem;
};

export type HintView = {
  readonly task: string;
  /** About the present state of the cluster; shown first. */
  readonly now: Both | undefined;
  /** Tiers seen so far, in order. */
  readonly tiers: readonly Both[];
  readonly total: number;
};

export type SolutionView = {
  readonly name: string;
  readonly say: Both;
  /** Commands with this session's names filled in. */
  readonly commands: readonly string[];
  /** The files the commands use: path below the lab's folder, and text. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

export type DebriefPart = { readonly heading: Both; readonly text: Both };

export type LabDetails = LabCard & {
  readonly ticket: Both;
  readonly tasks: readonly { readonly id: string; readonly text: Both; readonly points: number }[];
  readonly checks: readonly { readonly id: string; readonly text: Both }[];
  readonly lessons: readonly string[];
  readonly debrief: readonly DebriefPart[];
  readonly solutions: readonly string[];
};

/** Environment of the learner's own programs inside a session: KUBECONFIG, AWS_*, EKS_LEARN_LAB. */
export type ShellPlace = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly session: SessionView;
};

/**
 * All that screens and commands may do with labs. Every method throws a Problem when it cannot look or must
 * refuse; an aborted signal ends children and throws the Problem `lab-cancelled`.
 */
export interface LabActions {
  list(): Promise<readonly LabCard[]>;
  show(lab: string): Promise<LabDetails>;
  /** The practice cluster, contexts of the kubeconfig, and tools that make a cluster, in this order. */
  places(signal?: AbortSignal): Promise<readonly LabPlace[]>;
  /** Looks at the target and says what start would do. `target`: practice, kind, k3d, minikube, a context or a pin. */
  plan(
    lab: string,
    target: string | undefined,
    signal?: AbortSignal,
    /** A sign-in command of the kubeconfig that is not on the list of known ones, allowed by name. */
    allowExec?: string,
    /** What a cluster that is made on request tells meanwhile. */
    tell?: (progress: Progress) => void,
  ): Promise<LabPlan>;
  /** `agreed` is what the learner typed, or `true` for the one key that a local target needs. */
  start(
    plan: LabPlan,
    agreed: string | true,
    tell: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<StartResult>;
  /** The open session of this lab, or of the last started one. */
  session(lab?: string): Promise<SessionView | undefined>;
  sessions(): Promise<readonly SessionView[]>;
  /** `once`: one immediate look, settled. `wait`: looks until all is decided or `ceiling` ms have passed. */
  check(
    session: string,
    how: { readonly mode: 'once' } | { readonly mode: 'wait'; readonly ceiling?: number },
    signal?: AbortSignal,
  ): AsyncIterable<LabReport>;
  /** Hints of the task up to `tier` (1-based); tier 0 gives only what is said about the present state. */
  hint(session: string, task: string, tier: number, signal?: AbortSignal): Promise<HintView>;
  solution(lab: string, name?: string): Promise<SolutionView>;
  /** Runs the solution (or a named alternative or wrong answer) in the session. */
  applySolution(
    session: string,
    name: string | undefined,
    tell: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<void>;
  /** What reset and cleanup would undo; changes nothing and asks nothing of the place. */
  undoing(session: string): Promise<Undoing>;
  reset(
    session: string,
    tell: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<CleanupResult & { readonly baseline: StartResult['baseline'] }>;
  cleanup(session: string, tell: (progress: Progress) => void, signal?: AbortSignal): Promise<CleanupResult>;
  shell(session: string): Promise<ShellPlace>;
  /** The lab's own folder (manifests, solution). */
  path(lab: string): Promise<string>;
}
