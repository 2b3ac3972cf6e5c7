import { isProblem, Problem } from '../problem.ts';
import type { LabActions, LabCard, LabDetails, LabLevel } from './actions.ts';
import { undoingOf } from './clean-up.ts';
import type { Doors } from './doors.ts';
import { factLooks, readFacts } from './facts.ts';
import { fillIn } from './fill-in.ts';
import { freePlace } from './free-place.ts';
import { giveHint } from './hint.ts';
import { openSessions, type Session } from './journal.ts';
import type { LabPackage } from './lab.ts';
import { costOf } from './lab-cost.ts';
import { namesOf, textNames } from './names.ts';
import { labPlaces } from './places.ts';
import { type Planned, planLab } from './plan.ts';
import { pricePerHour } from './prices.ts';
import type { LabReport } from './report.ts';
import { type How, judgeLab } from './run.ts';
import { withScratch } from './scratch.ts';
import {
  findSession,
  labNamed,
  needSession,
  samePlace,
  sessionEnv,
  viewSession,
  workOn,
} from './session-work.ts';
import { takeSnapshot } from './snapshot.ts';
import { applyWay, viewSolution, wayNamed } from './solution.ts';
import { cleanUpLab, resetLab, startLab } from './start.ts';
import { namespaceUidOf, type Work, worldOf } from './work-on.ts';

/** By the minutes it is made for. */
const levelOf = (minutes: number): LabLevel => (minutes <= 4 ? 'quick' : minutes <= 9 ? 'core' : 'deep');

const openOf = ({ startedAt, target }: Session, { cost }: LabPackage['lab']) => ({
  startedAt,
  usdPerHour: pricePerHour(costOf(cost), target),
});

function cardOf({ lab }: LabPackage, open: readonly Session[], doors: Doors): LabCard {
  const session = open.find((candidate) => candidate.lab === lab.id);
  return {
    id: lab.id,
    title: lab.title,
    minutes: lab.minutes,
    level: levelOf(lab.minutes),
    targets: lab.requires.target,
    needs: lab.requires.needs,
    domains: lab.domains,
    cost: costOf(lab.cost),
    ...(session === undefined ? {} : { open: openOf(session, lab) }),
    state: session === undefined ? 'not-started' : session.state === 'active' ? 'active' : 'broken-off',
    anywhere: freePlace(lab, doors) !== undefined,
  };
}

const headings = {
  why: { ja: 'なぜ直ったか', en: 'Why it worked' },
  production: { ja: '本番で起きること', en: 'In production' },
  prevent: { ja: '防ぎ方', en: 'How to prevent it' },
  others: { ja: '別の直し方', en: 'Other ways' },
} as const;

function detailsOf(pack: LabPackage, open: readonly Session[], doors: Doors): LabDetails {
  const session = open.find((candidate) => candidate.lab === pack.lab.id);
  const lab = fillIn(pack.lab, textNames(pack.lab, session));
  const { debrief } = lab;
  const parts = (['why', 'production', 'prevent', 'others'] as const).flatMap((name) => {
    const text = debrief[name];
    return text === undefined ? [] : [{ heading: headings[name], text }];
  });
  return {
    ...cardOf({ ...pack, lab }, open, doors),
    ticket: lab.ticket,
    tasks: lab.tasks.map((task) => ({
      id: task.id,
      text: task.text,
      points: task.checks.reduce((sum, check) => sum + (check.keep ? 0 : check.points), 0),
    })),
    checks: lab.tasks.flatMap((task) => task.checks.map(({ id, text }) => ({ id, text }))),
    lessons: lab.lessons,
    debrief: parts,
    solutions: [lab.solution, ...lab.alternatives, ...lab.wrong].map(({ name }) => name),
  };
}

/** What the target says now to the lab's `reads`, for the commands of its solution. */
async function factsNow(work: Work): Promise<Readonly<Record<string, string>>> {
  if (Object.keys(work.lab.reads).length === 0) return {};
  const facts = readFacts(
    work.lab,
    await takeSnapshot(worldOf(work, undefined), factLooks(work.lab), work.signal),
  );
  if (facts instanceof Problem) throw facts;
  return facts;
}

/** The same for reading: a place that does not answer leaves the examples of the text. */
async function factsToShow(work: Work): Promise<Readonly<Record<string, string>>> {
  try {
    return await factsNow(work);
  } catch (error) {
    if (isProblem(error)) return {};
    throw error;
  }
}

/** Judges the lab; nothing is told before the account is known to be the one that was agreed to. */
async function* judgeInPlace(
  work: Work,
  session: Session,
  how: How,
  signal: AbortSignal | undefined,
): AsyncGenerator<LabReport> {
  const place = work.target.aws === undefined ? undefined : samePlace({ ...work, kubectl: undefined });
  // Awaited before anything is told; until then a rejection must not count as unhandled.
  place?.catch(() => undefined);
  const world = worldOf(work, namespaceUidOf(session));
  for await (const report of judgeLab(work.lab, session.session, world, how, signal)) {
    await place;
    yield report;
  }
}

/** Labs on the learner's own clusters, through the doors given. */
export function createLabActions(doors: Doors): LabActions {
  const planned = new Map<string, Planned>();
  const packOf = (id: string) => labNamed(doors, id);
  const atHand = async (id: string, ...how: [tell?: Parameters<typeof workOn>[3], signal?: AbortSignal]) => {
    const session = await needSession(doors, id);
    const pack = await packOf(session.lab);
    return { session, pack, work: await workOn(doors, session, pack, ...how) };
  };
  return {
    async list() {
      const open = await openSessions(doors.files);
      return (await doors.labs()).map((pack) => {
        const lab = fillIn(pack.lab, textNames(pack.lab));
        return cardOf({ ...pack, lab }, open, doors);
      });
    },
    places: (signal) => labPlaces(doors, signal),
    show: async (lab) => detailsOf(await packOf(lab), await openSessions(doors.files), doors),
    async plan(lab, target, signal, allowExec, tell) {
      const pack = await packOf(lab);
      const made = await withScratch(doors, (own) => planLab(pack, own, { target, allowExec, tell }, signal));
      planned.set(made.plan.session, made);
      return made.plan;
    },
    async start(plan, agreed, tell, signal) {
      const made = planned.get(plan.session);
      if (made === undefined) throw new Problem('lab-not-started', { lab: plan.lab });
      return startLab(doors, await packOf(plan.lab), made, agreed, tell, signal);
    },
    async session(lab) {
      const session = await findSession(doors, lab);
      return session === undefined ? undefined : viewSession(doors, session, await packOf(session.lab));
    },
    async sessions() {
      const open = await openSessions(doors.files);
      return Promise.all(open.map(async (session) => viewSession(doors, session, await packOf(session.lab))));
    },
    async *check(id, how, signal) {
      const { session, work } = await atHand(id, undefined, signal);
      yield* judgeInPlace(work, session, how, signal);
    },
    async hint(id, task, tier, signal) {
      const { session, work } = await atHand(id, undefined, signal);
      return giveHint(work, session, task, tier);
    },
    async solution(lab, name) {
      const pack = await packOf(lab);
      const session = await findSession(doors, pack.lab.id);
      const facts = session === undefined ? {} : await factsToShow(await workOn(doors, session, pack));
      return viewSolution(doors, pack, wayNamed(pack, name), { ...textNames(pack.lab, session), ...facts });
    },
    async applySolution(id, name, tell, signal) {
      const { session, pack, work } = await atHand(id, tell, signal);
      await samePlace(work);
      const names = namesOf(id, session.namespace, session.target);
      await applyWay(work, wayNamed(pack, name), { ...names, ...(await factsNow(work)) });
    },
    async undoing(id) {
      const { session, work } = await atHand(id);
      return undoingOf(session, work);
    },
    async reset(id, tell, signal) {
      const { session, work } = await atHand(id, tell, signal);
      return resetLab(session, work);
    },
    async cleanup(id, tell, signal) {
      const { session, pack, work } = await atHand(id, tell, signal);
      return cleanUpLab(doors, session, pack, work);
    },
    async shell(id) {
      const { session, pack } = await atHand(id);
      const env = await sessionEnv(doors, session, session.target.provider);
      return { folder: doors.files.path(id, 'work'), env, session: viewSession(doors, session, pack) };
    },
    path: async (lab) => (await packOf(lab)).folder,
  };
}
