import { Problem } from '../problem.ts';
import type { CleanupResult, LabPlan, StartResult } from './actions.ts';
import { dropAws } from './aws-leftovers.ts';
import { cleanUp } from './clean-up.ts';
import { agrees, pinnedPlace } from './consent.ts';
import type { Doors } from './doors.ts';
import { fillIn } from './fill-in.ts';
import { readSession, type Session } from './journal.ts';
import type { LabPackage } from './lab.ts';
import { namesOf } from './names.ts';
import type { Planned } from './plan.ts';
import { keepKubeconfig, needSession, samePlace, type Tell, viewSession, workOn } from './session-work.ts';
import { proveBaseline, setUp } from './set-up.ts';
import { namespaceUidOf, note, telling, type Work } from './work-on.ts';

/** What the learner typed agrees with what the plan asks for. */
function refuseUnagreed(plan: LabPlan, agreed: string | true): void {
  if (plan.lacks.length > 0)
    throw new Problem('lab-not-here', {
      lab: plan.lab,
      place: plan.target.context ?? plan.target.provider,
      lacks: plan.lacks.map(({ need }) => need).join(', '),
      elsewhere: plan.elsewhere.join(', '),
    });
  if (plan.consent.kind === 'key' || agrees(plan.consent, plan.target, agreed)) return;
  const { context, provider } = plan.target;
  throw new Problem('lab-not-agreed', {
    lab: plan.lab,
    place: context ?? provider,
    pin: pinnedPlace(plan.target),
  });
}

/** Names the learner may use at cluster scope must be free: what is there already is somebody else's. */
async function refuseTaken(work: Work, reserved: readonly string[]): Promise<void> {
  if (reserved.length === 0 || work.kubectl === undefined) return;
  const [found] = await work.kubectl.named({ args: reserved, signal: work.signal });
  if (found !== undefined)
    throw new Problem('lab-object-exists', { name: `${found.kind.toLowerCase()}/${found.metadata.name}` });
}

async function refuseSecond(doors: Doors, lab: string): Promise<void> {
  for (const name of await doors.files.open()) {
    const open = await readSession(doors.files, name);
    if (open?.lab !== lab) continue;
    const context = open.target.context ?? open.target.provider;
    throw new Problem('lab-already-open', { lab, session: open.session, context });
  }
}

/** Set-up, proof of the starting state, then the clock. */
async function bringUp(work: Work): Promise<StartResult['baseline']> {
  await setUp(work);
  const made = await needSession(work.doors, work.session);
  const say = { ja: '始まりの状態を確認', en: 'prove the starting state' };
  const baseline = await telling(work, say, () => proveBaseline(work, namespaceUidOf(made)));
  await note(work, { type: 'ready', at: work.doors.clock.now(), ...baseline });
  return baseline;
}

/** Opens a session and brings the lab up in it. */
export async function startLab(
  doors: Doors,
  pack: LabPackage,
  { plan, target }: Planned,
  agreed: string | true,
  tell: Tell,
  signal?: AbortSignal,
): Promise<StartResult> {
  refuseUnagreed(plan, agreed);
  await refuseSecond(doors, plan.lab);
  const { session, namespace } = plan;
  const names = namesOf(session, namespace, plan.target);
  const reserved = fillIn(pack.lab.scope.clusterScoped, names);
  await doors.files.create(session);
  await keepKubeconfig(doors, session, target, namespace);
  const opened = {
    type: 'opened',
    session,
    lab: plan.lab,
    title: plan.title,
    minutes: plan.minutes,
    at: doors.clock.now(),
    namespace,
    target: plan.target,
    reserved,
  } as const;
  await doors.files.append(session, opened);
  const work = await workOn(doors, await needSession(doors, session), pack, tell, signal);
  await samePlace(work);
  await refuseTaken(work, reserved);
  const baseline = await bringUp(work);
  return { session: viewSession(doors, await needSession(doors, session), pack), baseline };
}

/** Undoes the session; it is put aside when nothing remains. */
export async function cleanUpLab(
  doors: Doors,
  session: Session,
  pack: LabPackage | undefined,
  work: Work,
): Promise<CleanupResult> {
  await samePlace(work);
  const aws = pack === undefined ? undefined : await dropAws(work);
  const cluster = await cleanUp(work, session);
  const result: CleanupResult = {
    ...cluster,
    deleted: [...(aws?.deleted ?? []), ...cluster.deleted],
    remains: [...(aws?.remains ?? []), ...cluster.remains],
    ...(aws?.couldNotLook === undefined ? {} : { couldNotLook: aws.couldNotLook }),
  };
  if (result.remains.length === 0) {
    await note(work, { type: 'closed', at: doors.clock.now() });
    await doors.files.close(session.session);
  }
  return result;
}

/** Undoes the session and brings the lab up again under the same names. */
export async function resetLab(session: Session, work: Work) {
  await samePlace(work);
  const aws = await dropAws(work);
  const undone = await cleanUp(work, session);
  const remains = [...aws.remains, ...undone.remains];
  if (remains.length > 0)
    throw new Problem('lab-leftovers', {
      lab: session.lab,
      names: remains.map(({ object }) => object).join(', '),
    });
  await work.doors.files.clearWork(session.session);
  const baseline = await bringUp(work);
  return { ...undone, deleted: [...aws.deleted, ...undone.deleted], remains, baseline };
}
