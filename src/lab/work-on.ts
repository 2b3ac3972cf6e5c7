import type { Kubectl, KubeObject } from '../host/kubectl.ts';
import type { Ended } from '../host/shell.ts';
import type { Both } from '../i18n/language.ts';
import { Problem } from '../problem.ts';
import type { Progress, TargetView } from './actions.ts';
import { eksPlace } from './clusters/eks.ts';
import type { Doors } from './doors.ts';
import { fillIn } from './fill-in.ts';
import type { JournalEntry, Session } from './journal.ts';
import type { Lab, LabPackage } from './lab.ts';
import { namesOf } from './names.ts';
import type { LabReport } from './report.ts';
import { judgeLab } from './run.ts';
import type { World } from './world.ts';

/** Everything at hand while a session is worked on. */
export type Work = {
  readonly doors: Doors;
  readonly pack: LabPackage;
  /** The lab with the session's names filled in. */
  readonly lab: Lab;
  readonly session: string;
  readonly namespace: string | undefined;
  readonly target: TargetView;
  readonly kubectl: Kubectl | undefined;
  /** Environment of the learner's programs: private kubeconfig and, where the provider has one, its AWS endpoint. */
  readonly env: Readonly<Record<string, string>>;
  readonly tell: (progress: Progress) => void;
  readonly signal: AbortSignal | undefined;
};

export const nobodyTold = (): void => undefined;

export const note = (work: Work, entry: JournalEntry): Promise<void> =>
  work.doors.files.append(work.session, entry);

/** Tells the beginning and the end of one piece of work. */
export async function telling<T>(work: Pick<Work, 'tell'>, say: Both, act: () => Promise<T>): Promise<T> {
  work.tell({ at: 'begin', say });
  const result = await act();
  work.tell({ at: 'end', say });
  return result;
}

/** Kubectl on the session's private kubeconfig. */
export function sessionKubectl(
  doors: Doors,
  session: string,
  target: TargetView,
  env: Work['env'],
): Kubectl | undefined {
  if (target.context === undefined || target.server === undefined) return undefined;
  return doors.kubectl({
    program: 'kubectl',
    kubeconfig: doors.files.path(session, 'kubeconfig'),
    context: target.context,
    cacheDir: doors.files.path(session, 'cache'),
    server: target.server,
    env,
    ...(target.eks === undefined ? {} : { place: eksPlace(target.eks) }),
  });
}

export const filledLab = (
  lab: Lab,
  session: string,
  namespace: string | undefined,
  target: TargetView,
): Lab => fillIn(lab, namesOf(session, namespace, target));

/** What judging may touch, for a session. */
export function worldOf(work: Work, namespaceUid: string | undefined): World {
  const { doors, session } = work;
  let scratch = 0;
  return {
    clock: doors.clock,
    kubectl: work.kubectl,
    aws: work.target.aws === undefined ? undefined : doors.aws({ program: 'aws', env: work.env }),
    namespace: work.namespace,
    namespaceUid,
    readFile: (path) => doors.files.read(session, `work/${path}`),
    scratch: (name, text) => {
      scratch += 1;
      return doors.files.write(session, `scratch/${scratch}-${name}`, text);
    },
    parseYaml: doors.parseYaml,
    instant: doors.instant,
  };
}

export const namespaceUidOf = (session: Session): string | undefined =>
  session.made.find(({ object }) => object.resource === 'namespaces' && object.name === session.namespace)
    ?.uid;

/** The last report of a judging. */
export async function lastReport(reports: AsyncIterable<LabReport>): Promise<LabReport> {
  let last: LabReport | undefined;
  for await (const report of reports) last = report;
  if (last === undefined) throw new Problem('lab-cancelled');
  return last;
}

export const judgeOnce = (work: Work, world: World): Promise<LabReport> =>
  lastReport(judgeLab(work.lab, work.session, world, { mode: 'once' }, work.signal));

/** Last telling line of a program, for problem texts. */
export const saidBy = (ended: Ended): string => {
  if (ended.kind === 'missing') return `${ended.program}: not found`;
  const lines = (ended.stderr.trim() === '' ? ended.stdout : ended.stderr).trim().split('\n');
  return (lines.at(-1) ?? ended.kind).slice(0, 300);
};

export const uidOf = (object: KubeObject | undefined): string | undefined => object?.metadata.uid;
