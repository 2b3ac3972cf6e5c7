import { Problem } from '../problem.ts';
import type { Progress, SessionView } from './actions.ts';
import { withNamespace } from './clusters/kubeconfig.ts';
import type { Doors } from './doors.ts';
import { fillIn } from './fill-in.ts';
import { openSessions, readSession, type Session } from './journal.ts';
import type { LabPackage } from './lab.ts';
import { costOf } from './lab-cost.ts';
import { textNames } from './names.ts';
import { pinChange, pinOf } from './pin.ts';
import { pricePerHour } from './prices.ts';
import type { Target } from './target.ts';
import { filledLab, nobodyTold, sessionKubectl, type Work } from './work-on.ts';

/** The lab of that id (or an old id of it). */
export async function labNamed(doors: Doors, id: string): Promise<LabPackage> {
  const found = await doors.lab(id);
  if (found !== undefined) return found;
  const near = (await doors.labs()).find(({ lab }) => lab.id.includes(id) || id.includes(lab.id))?.lab.id;
  throw new Problem('no-such-lab', { id, near: near ?? '' });
}

/** Environment of programs in a session: its kubeconfig, its names, and what the provider adds. */
export async function sessionEnv(
  doors: Doors,
  session: { readonly session: string; readonly lab: string; readonly namespace: string | undefined },
  provider: string,
): Promise<Readonly<Record<string, string>>> {
  const found = doors.providers.find(({ id }) => id === provider);
  return {
    ...(found === undefined ? {} : await found.env()),
    ...(session.namespace === undefined ? {} : { EKS_LEARN_NAMESPACE: session.namespace }),
    ...(session.namespace === undefined
      ? {}
      : { KUBECONFIG: doors.files.path(session.session, 'kubeconfig') }),
    KUBECACHEDIR: doors.files.path(session.session, 'cache'),
    EKS_LEARN_LAB: session.lab,
    EKS_LEARN_SESSION: session.session,
  };
}

/** Writes the private kubeconfig of a session, with the lab's namespace as its default. */
export async function keepKubeconfig(
  doors: Doors,
  session: string,
  target: Target,
  namespace: string | undefined,
) {
  if (target.kubeconfig === undefined) return;
  const text = JSON.stringify(withNamespace(target.kubeconfig, namespace));
  await doors.files.write(session, 'kubeconfig', text);
}

export type Tell = (progress: Progress) => void;

/** Everything at hand to work on an open session. */
export async function workOn(
  doors: Doors,
  session: Session,
  pack: LabPackage,
  tell: Tell = nobodyTold,
  signal?: AbortSignal,
): Promise<Work> {
  const { target, namespace } = session;
  const env = doors.env(await sessionEnv(doors, session, target.provider));
  return {
    doors,
    pack,
    lab: filledLab(pack.lab, session.session, namespace, target),
    session: session.session,
    namespace,
    target,
    kubectl: sessionKubectl(doors, session.session, target, env),
    env,
    tell,
    signal,
  };
}

/** The same place as when the session began, by UID of kube-system and by AWS account; else a Problem. */
export async function samePlace(work: Work): Promise<void> {
  const { pin, aws, context = '' } = work.target;
  const refuse = (which: string, before: string, now: string) =>
    new Problem('lab-target-changed', { which, before, now });
  if (work.kubectl !== undefined) {
    const [system] = await work.kubectl.named({ args: ['namespaces/kube-system'], signal: work.signal });
    const uid = system?.metadata.uid;
    if (uid !== pin.kubeSystemUid) throw refuse('kube-system UID', pin.kubeSystemUid ?? context, uid ?? '-');
  }
  if (aws !== undefined) {
    const identity = await work.doors.aws({ program: 'aws', env: work.env }).identity(work.signal);
    const { account, region } = pin;
    const change = pinChange(
      pinOf({ ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) }),
      pinOf({ account: identity.account, region: identity.region }),
    );
    if (change !== undefined) throw refuse(change.which, change.before, change.now);
    if (aws.endpoint !== identity.endpoint)
      throw refuse('AWS endpoint', aws.endpoint ?? 'AWS', identity.endpoint ?? 'AWS');
  }
}

/** The open session of that id, or of that lab, or the last started one. */
export async function findSession(doors: Doors, name: string | undefined): Promise<Session | undefined> {
  const open = await openSessions(doors.files);
  if (name === undefined) return open[0];
  return open.find((session) => session.session === name) ?? open.find((session) => session.lab === name);
}

export async function needSession(doors: Doors, id: string): Promise<Session> {
  const session = await readSession(doors.files, id);
  if (session === undefined) throw new Problem('lab-not-started', { lab: id });
  return session;
}

/** What screens show of a session. */
export function viewSession(doors: Doors, session: Session, pack: LabPackage): SessionView {
  const { title, ticket, tasks, cost } = fillIn(pack.lab, textNames(pack.lab, session));
  const namespaces = session.made.filter(({ object }) => object.resource === 'namespaces').length;
  return {
    lab: session.lab,
    session: session.session,
    title,
    ticket,
    namespace: session.namespace,
    target: session.target,
    state: session.state,
    startedAt: session.startedAt,
    minutes: session.minutes,
    usdPerHour: pricePerHour(costOf(cost), session.target),
    folder: doors.files.path(session.session, 'work'),
    tasks: tasks.map(({ id, text, hints }) => ({ id, text, hints: hints.length })),
    made: { namespaces, objects: session.made.length - namespaces },
  };
}
