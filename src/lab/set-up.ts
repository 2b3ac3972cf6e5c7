import type { KubeObject } from '../host/kubectl.ts';
import { isProblem, Problem } from '../problem.ts';
import { appliedObjects } from './applied.ts';
import { breakObject } from './break-object.ts';
import { lookAt } from './checks/look.ts';
import { splitCommand } from './command-line.ts';
import { fillIn } from './fill-in.ts';
import type { SetupStep } from './lab.ts';
import { type Manifest, namespaceManifests, ours, refOfManifest } from './manifests.ts';
import { namesOf } from './names.ts';
import { valueAt } from './path.ts';
import { applyDeadline, failed, kubectlOf } from './set-up-parts.ts';
import { takeSnapshot } from './snapshot.ts';
import { sayGap } from './verdict.ts';
import { judgeOnce, note, saidBy, telling, type Work, worldOf } from './work-on.ts';

/** Applies objects on the server's side, journaled before, uids after. */
export async function applyOurs(work: Work, manifests: readonly Manifest[]): Promise<void> {
  const kubectl = kubectlOf(work);
  const objects = manifests.map((manifest) => ours(manifest, work.pack.lab.id, work.session, work.namespace));
  for (const object of objects)
    await note(work, { type: 'will-create', object: refOfManifest(object, work.namespace) });
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  const file = await work.doors.files.write(work.session, 'scratch/apply.json', list);
  const args = ['apply', '--server-side', '--field-manager=eks-learn', '-f', file, '-o', 'json'];
  const answers = await kubectl.documents({ args, deadline: applyDeadline, signal: work.signal });
  const applied = answers.flatMap((answer) => appliedObjects(answer));
  for (const { ref, uid } of applied) await note(work, { type: 'created', object: ref, uid });
}

/** Makes the namespace. One that is there already is never taken over. */
async function makeNamespace(work: Work): Promise<void> {
  const { namespace } = work;
  if (namespace === undefined) return;
  const kubectl = kubectlOf(work);
  const there = await kubectl.named({ args: [`namespaces/${namespace}`], signal: work.signal });
  if (there.length > 0) throw new Problem('lab-namespace-exists', { name: namespace });
  const [space, quota] = namespaceManifests(work.lab, work.session, namespace);
  await applyOurs(work, [space]);
  await applyOurs(work, [quota]);
}

async function wait(work: Work, step: Extract<SetupStep, { wait: unknown }>): Promise<void> {
  const { clock } = work.doors;
  const until = clock.monotonic() + Number.parseInt(step.within, 10) * 1000;
  const world = worldOf(work, undefined);
  for (;;) {
    const snapshot = await takeSnapshot({ ...world, namespaceUid: undefined }, [step.wait], work.signal);
    const finding = await lookAt(step.wait, { snapshot, world, aws: new Map(), signal: work.signal });
    if (finding.kind === 'holds') return;
    if (finding.kind === 'unknown') throw finding.problem;
    if (work.signal?.aborted) throw new Problem('lab-cancelled');
    if (clock.monotonic() >= until) {
      const gap = finding.kind === 'differs' ? finding.gaps[0] : undefined;
      throw failed(work, 'wait', gap === undefined ? '' : sayGap(gap.path, gap.saw).en);
    }
    await clock.sleep(1_000, work.signal);
  }
}

/** Makes something on a simulated endpoint. On a real account nothing is ever made by us. */
async function runAws(work: Work, line: string): Promise<void> {
  const [program = '', ...args] = splitCommand(line) ?? [];
  if (!work.target.simulated || program !== 'aws') throw failed(work, line, 'not a simulated endpoint');
  const ended = await work.doors.shell.run({ program, args, env: work.env, deadline: applyDeadline });
  if (ended.kind !== 'exited' || ended.code !== 0) throw failed(work, line, saidBy(ended));
}

const isEstablished = (found: KubeObject | undefined): boolean => {
  const conditions = valueAt(found, 'status.conditions');
  return (
    Array.isArray(conditions) &&
    conditions.some((item) => valueAt(item, 'type') === 'Established' && valueAt(item, 'status') === 'True')
  );
};

/** Installs the definitions that the cluster lacks and waits until the API serves them. */
async function installCrds(work: Work, manifests: readonly Manifest[]): Promise<void> {
  const kubectl = kubectlOf(work);
  const names = manifests.map((manifest) => refOfManifest(manifest, undefined).name);
  const read = (): Promise<readonly KubeObject[]> =>
    kubectl.named({ args: ['customresourcedefinitions', ...names], signal: work.signal });
  const there = await read();
  const isThere = (name: string) => there.some(({ metadata }) => metadata.name === name);
  const lacking = manifests.filter((_, index) => !isThere(names[index] ?? ''));
  if (lacking.length > 0) await applyOurs(work, lacking);
  const { clock } = work.doors;
  const until = clock.monotonic() + applyDeadline;
  for (;;) {
    const found = await read();
    if (found.length === names.length && found.every(isEstablished)) return;
    if (work.signal?.aborted) throw new Problem('lab-cancelled');
    if (clock.monotonic() >= until) throw failed(work, 'crds', names.join(', '));
    await clock.sleep(250, work.signal);
  }
}

async function doStep(work: Work, step: SetupStep): Promise<void> {
  if ('apply' in step) {
    const manifests = work.pack.manifests[step.apply];
    if (manifests === undefined) throw failed(work, step.apply, 'no such file');
    const names = namesOf(work.session, work.namespace, work.target);
    const say = { ja: `${step.apply} を適用`, en: `apply ${step.apply}` };
    await telling(work, say, () => applyOurs(work, fillIn(manifests, names)));
  } else if ('crds' in step) {
    const manifests = work.pack.manifests[step.crds];
    if (manifests === undefined) throw failed(work, step.crds, 'no such file');
    const say = { ja: `${step.crds} を用意`, en: `provide ${step.crds}` };
    await telling(work, say, () => installCrds(work, manifests));
  } else if ('wait' in step) {
    const what = 'get' in step.wait ? step.wait.get : 'set-up';
    await telling(work, { ja: `${what} を待つ`, en: `wait for ${what}` }, () => wait(work, step));
  } else if ('break' in step) {
    await telling(work, { ja: '故障を入れる', en: 'put the fault in' }, () => breakObject(work, step.break));
  } else if ('aws' in step) {
    await telling(work, { ja: step.aws, en: step.aws }, () => runAws(work, step.aws));
  } else {
    await work.doors.files.copyIn(work.session, `${work.pack.folder}/${step.file}`, `work/${step.to}`);
  }
}

/** Makes everything the lab starts with. Throws a Problem; what was made is in the journal. */
export async function setUp(work: Work): Promise<void> {
  const { namespace } = work;
  try {
    if (namespace !== undefined)
      await telling(work, { ja: `名前空間 ${namespace}`, en: `namespace ${namespace}` }, () =>
        makeNamespace(work),
      );
    for (const step of work.lab.setup) await doStep(work, step);
  } catch (error) {
    if (isProblem(error) && error.code === 'kube-unknown')
      throw failed(work, 'apply', String(error.details.said));
    throw error;
  }
}

const settleTime = 60_000;

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Proves that the lab is in its starting state: exactly the declared checks fail, exactly the declared ones pass. */
export async function proveBaseline(work: Work, namespaceUid: string | undefined) {
  const { fail, pass } = work.lab.baseline;
  const world = worldOf(work, namespaceUid);
  const { clock } = work.doors;
  const until = clock.monotonic() + settleTime;
  for (;;) {
    const report = await judgeOnce(work, world);
    const checks = report.tasks.flatMap((task) => task.checks);
    const problem = checks.find((check) => check.problem !== undefined)?.problem;
    const of = (verdict: string) => checks.filter((check) => check.verdict === verdict).map(({ id }) => id);
    const [failing, passing] = [of('fail'), of('pass')];
    if (problem === undefined && sameIds(failing, fail) && sameIds(passing, pass))
      return { fail: failing, pass: passing };
    if (clock.monotonic() >= until) {
      if (problem !== undefined) throw problem;
      const odd = checks.filter(({ id, verdict }) =>
        fail.includes(id) ? verdict !== 'fail' : pass.includes(id) !== (verdict === 'pass'),
      );
      throw new Problem('lab-baseline', {
        lab: work.pack.lab.id,
        checks: odd.map((check) => `${check.id} (${check.verdict})`).join(', '),
      });
    }
    await clock.sleep(1_000, work.signal);
    if (work.signal?.aborted) throw new Problem('lab-cancelled');
  }
}
