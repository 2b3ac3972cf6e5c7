import type { Aws } from '../host/aws.ts';
import type { Kubectl, KubeObject } from '../host/kubectl.ts';
import type { TargetView } from './actions.ts';
import type { Doors } from './doors.ts';
import type { LabPackage } from './lab.ts';
import { checksOf } from './report.ts';
import { judgeLab } from './run.ts';
import { needSession, workOn } from './session-work.ts';
import type { Verdict } from './verdict.ts';
import { lastReport, namespaceUidOf, worldOf } from './work-on.ts';
import type { World } from './world.ts';

/** Everything a place answered to one look at a lab, so that the look can be repeated without the place. */
export type RecordedLook = {
  readonly lab: string;
  /** `baseline`, or the name of the way that was gone. */
  readonly state: string;
  readonly session: string;
  readonly namespace: string | undefined;
  readonly namespaceUid: string | undefined;
  readonly target: TargetView;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** By question; what was not asked is not here. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly verdicts: Readonly<Record<string, Verdict>>;
};

/** A question to a place: the same one has the same name, whatever file it was written into. */
export const question = (door: string, ...about: readonly unknown[]): string =>
  `${door} ${about.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}`;

const noise = new Set(['managedFields', 'resourceVersion', 'selfLink']);
const applied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Without what no check reads and what changes each time. */
const trimmed = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, item: unknown) => (noise.has(key) || key === applied ? undefined : item)),
  );

type Note = (asked: string, answer: unknown) => void;

function recordingKubectl(kubectl: Kubectl, texts: ReadonlyMap<string, string>, note: Note): Kubectl {
  const kept = async <T>(asked: string, answer: Promise<T>): Promise<T> => {
    const value = await answer;
    note(asked, trimmed(value));
    return value;
  };
  const objects =
    (door: 'list' | 'named'): Kubectl['list'] =>
    (call) =>
      kept<readonly KubeObject[]>(question(door, call.namespace ?? '-', call.args), kubectl[door](call));
  return {
    ...kubectl,
    list: objects('list'),
    named: objects('named'),
    documents: (call) => {
      const args = call.args.map((arg) => texts.get(arg) ?? arg);
      return kept(question('documents', args), kubectl.documents(call));
    },
    exec: (pod, container, argv, call) =>
      kept(question('exec', pod, container ?? '-', argv), kubectl.exec(pod, container, argv, call)),
  };
}

function recording(world: World, note: Note): World {
  const texts = new Map<string, string>();
  const { aws, kubectl } = world;
  const recordingAws = (real: Aws): Aws => ({
    ...real,
    async read({ signal, ...call }) {
      const answer = await real.read({ ...call, signal });
      note(question('aws', call), answer ?? null);
      return answer;
    },
  });
  return {
    ...world,
    kubectl: kubectl && recordingKubectl(kubectl, texts, note),
    aws: aws && recordingAws(aws),
    async readFile(path) {
      const text = await world.readFile(path);
      note(question('file', path), text ?? null);
      return text;
    },
    async scratch(name, text) {
      const path = await world.scratch(name, text);
      texts.set(path, text);
      return path;
    },
  };
}

/** Looks once at an open session and keeps what was answered. Throws a Problem when a check could not look. */
export async function recordLook(
  doors: Doors,
  pack: LabPackage,
  id: string,
  state: string,
): Promise<RecordedLook> {
  const session = await needSession(doors, id);
  const work = await workOn(doors, session, pack);
  const answers: Record<string, unknown> = {};
  const namespaceUid = namespaceUidOf(session);
  const world = recording(worldOf(work, namespaceUid), (asked, answer) => {
    answers[asked] = answer;
  });
  const report = await lastReport(judgeLab(work.lab, id, world, { mode: 'once' }));
  const broken = checksOf(report).find(({ problem }) => problem !== undefined)?.problem;
  if (broken !== undefined) throw broken;
  return {
    lab: pack.lab.id,
    state,
    session: id,
    namespace: session.namespace,
    namespaceUid,
    target: session.target,
    at: report.at,
    answers: Object.fromEntries(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    verdicts: Object.fromEntries(checksOf(report).map(({ id: check, verdict }) => [check, verdict])),
  };
}
