import type { Both } from '../i18n/language.ts';
import { Problem } from '../problem.ts';
import type { LabPlan, Progress } from './actions.ts';
import { eksKubeconfig, eksTarget } from './clusters/eks.ts';
import { consentFor } from './consent.ts';
import type { Doors } from './doors.ts';
import { fillIn } from './fill-in.ts';
import { freePlace, freeWay } from './free-place.ts';
import type { Lab, LabPackage } from './lab.ts';
import { costOf } from './lab-cost.ts';
import { newSession, textNames } from './names.ts';
import { changedBy, planMakes } from './plan-makes.ts';
import { checkRights, checkTools, lacksOf } from './preflight.ts';
import { expiryOf, pricePerHour } from './prices.ts';
import { lookAtQuotas } from './quota.ts';
import { chooseContext, lookAtContext, offlineTarget, splitTarget, type Target, withAws } from './target.ts';

export type Planned = { readonly plan: LabPlan; readonly target: Target };

const usesCluster = (lab: Lab): boolean =>
  lab.requires.target.some((place) => place !== 'aws' && place !== 'offline');

/** A provider named, or practice where nothing was named and the lab can run there, else a context. */
async function clusterTarget(
  lab: Lab,
  doors: Doors,
  named: string | undefined,
  allowExec: string | undefined,
  tell: (say: Both) => void,
  signal: AbortSignal | undefined,
): Promise<Target> {
  const usual = freePlace(lab, doors);
  const provider = doors.providers.find(({ id }) => id === (named ?? usual));
  if (provider !== undefined) {
    const access = await provider.up(tell, signal);
    const { id, simulated } = provider;
    const kubeconfig = access.kubeconfig === '' ? doors.kubeconfig : [access.kubeconfig];
    return lookAtContext(
      doors,
      { kubeconfig, context: access.context },
      {
        provider: id,
        simulated,
        extraEnv: await provider.env(),
        allowExec,
        tell,
        signal,
      },
    );
  }
  const eks = eksTarget(named);
  if (eks !== undefined) {
    const { kubeconfig, context } = await eksKubeconfig(doors, eks, signal);
    return lookAtContext(doors, { kubeconfig: [kubeconfig], context }, { allowExec, tell, signal });
  }
  const context = await chooseContext(doors, named);
  return lookAtContext(doors, { kubeconfig: doors.kubeconfig, context }, { allowExec, tell, signal });
}

async function targetFor(
  lab: Lab,
  doors: Doors,
  named: string | undefined,
  allowExec: string | undefined,
  tell: (say: Both) => void,
  signal: AbortSignal | undefined,
): Promise<Target> {
  const cluster = usesCluster(lab)
    ? await clusterTarget(lab, doors, named, allowExec, tell, signal)
    : undefined;
  if (lab.requires.aws === null) return cluster ?? offlineTarget;
  const env = doors.env(cluster?.extraEnv ?? {});
  const aws = doors.aws({ program: 'aws', env });
  const [identity, alias] = await Promise.all([aws.identity(signal), aws.alias(signal)]);
  if (identity.endpoint !== undefined) await aws.heedsEndpoint(signal);
  const expires = expiryOf(doors.clock.now());
  return withAws(cluster, { ...identity, expires, ...(alias === undefined ? {} : { alias }) });
}

/** A production-looking target is refused unless its pin was named. */
function refuseProduction(lab: Lab, target: Target, pin: string | undefined): void {
  if (target.production === undefined || pin === target.view.pin.id) return;
  const place = `${target.view.context ?? ''}@${target.view.pin.id}`;
  throw new Problem('lab-production', { lab: lab.id, sign: target.production, pin: place });
}

function refuseOtherPin(target: Target, pin: string | undefined): void {
  if (pin !== undefined && pin !== target.view.pin.id)
    throw new Problem('lab-target-changed', { which: 'pin', before: pin, now: target.view.pin.id });
}

const commandsOf = (lab: Lab): readonly string[] =>
  lab.setup.flatMap((step) => {
    if ('apply' in step) return [`kubectl apply --server-side --field-manager=eks-learn -f ${step.apply}`];
    if ('break' in step)
      return [
        `kubectl patch ${changedBy(step.break.object)} --type=merge --patch='${JSON.stringify(step.break.merge)}'`,
      ];
    return [];
  });

/** What the learner would pay here, and where they would not. */
async function billOf(lab: Lab, { view }: Target, doors: Doors) {
  const cost = costOf(lab.cost);
  const usdPerHour = pricePerHour(cost, view);
  const costs = usdPerHour > 0 || (cost !== undefined && !view.simulated);
  const free = costs ? await freeWay(lab, doors) : undefined;
  return { cost, usdPerHour, ...(free === undefined ? {} : { free }) };
}

/** Looks at the target and says what start would do. Makes nothing on it. */
export async function planLab(
  pack: LabPackage,
  doors: Doors,
  wanted: {
    readonly target: string | undefined;
    readonly allowExec: string | undefined;
    /** What a cluster that is made on request tells while it is made. */
    readonly tell?: ((progress: Progress) => void) | undefined;
  },
  signal?: AbortSignal,
): Promise<Planned> {
  const { lab } = pack;
  await checkTools(lab, doors);
  const { name, pin } =
    wanted.target === undefined ? { name: undefined, pin: undefined } : splitTarget(wanted.target);
  const tell = (say: Both) => wanted.tell?.({ at: 'begin', say });
  const target = await targetFor(lab, doors, name, wanted.allowExec, tell, signal);
  const bare = name !== undefined && /^[0-9a-f]{8}$/.test(name) && name !== target.view.context;
  refuseOtherPin(target, bare ? name : pin);
  refuseProduction(lab, target, bare ? name : pin);
  const taken = new Set(await doors.files.open());
  let session = newSession(doors.random);
  while (taken.has(session)) session = newSession(doors.random);
  const namespace =
    target.kubectl !== undefined && lab.scope.namespace ? `eks-learn-${lab.id}-${session}` : undefined;
  const [lacks, quotas] = await Promise.all([
    checkRights(lab, target, doors, namespace, signal).then(() => lacksOf(lab, target, doors, signal)),
    lookAtQuotas(pack, target, doors, signal),
  ]);
  const filled = fillIn(lab, textNames(lab, { session, namespace, target: target.view }));
  const plan: LabPlan = {
    lab: lab.id,
    title: filled.title,
    minutes: lab.minutes,
    session,
    namespace,
    target: target.view,
    makes: planMakes(filled, pack.manifests, namespace),
    commands: commandsOf(filled),
    learnerMakes: filled.makes,
    ...(await billOf(filled, target, doors)),
    quotas,
    consent: consentFor(target.view),
    lacks,
    elsewhere: lab.requires.target,
  };
  return { plan, target };
}
