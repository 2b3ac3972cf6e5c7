import type { KubeObject } from '../host/kubectl.ts';
import type { Both } from '../i18n/language.ts';
import { Problem } from '../problem.ts';
import type { CleanupResult } from './actions.ts';
import type { Changed, Made, ObjectRef, Session } from './journal.ts';
import { sessionLabel } from './names.ts';
import { valueAt } from './path.ts';
import type { Undoing } from './undoing.ts';
import { note, saidBy, telling, type Work } from './work-on.ts';

type Remains = CleanupResult['remains'][number];

const shown = ({ resource, name }: ObjectRef): string => `${resource}/${name}`;

const inPlace = (object: ObjectRef) =>
  object.namespace === undefined ? {} : { namespace: object.namespace };

async function read(work: Work, object: ObjectRef): Promise<KubeObject | undefined> {
  if (work.kubectl === undefined) return undefined;
  const found = await work.kubectl.named({ args: [shown(object)], ...inPlace(object), signal: work.signal });
  return found[0];
}

/** Ours: the uid is the journaled one (a crash may have kept it from us), and the label is the session's. */
const isOurs = (found: KubeObject, made: Made, session: string): boolean =>
  (made.uid === undefined || found.metadata.uid === made.uid) &&
  found.metadata.labels?.[sessionLabel] === session;

const notOurs: Both = {
  ja: 'このセッションが作ったものではないので、消していません',
  en: 'not made by this session, so it was not deleted',
};

/** Why something is still there, in the words the API server wrote into its conditions. */
function stuckBecause(found: KubeObject): Both {
  const conditions = valueAt(found, 'status.conditions');
  const messages = (Array.isArray(conditions) ? conditions : [])
    .filter((item) => valueAt(item, 'status') === 'True')
    .map((item) => String(valueAt(item, 'message')));
  const finalizers = found.metadata.finalizers;
  const holders = Array.isArray(finalizers) ? finalizers.map(String) : [];
  const reason = [...messages, ...holders].join('; ') || 'terminating';
  return { ja: `終了処理中です: ${reason}`, en: `still terminating: ${reason}` };
}

const goneWithin = 120_000;

async function untilGone(
  work: Work,
  object: ObjectRef,
  uid: string | undefined,
): Promise<KubeObject | undefined> {
  const { clock } = work.doors;
  const until = clock.monotonic() + goneWithin;
  for (let pause = 250; ; pause = Math.min(2_000, pause * 2)) {
    const found = await read(work, object);
    if (found === undefined || found.metadata.uid !== uid) return undefined;
    if (clock.monotonic() >= until) return found;
    await clock.sleep(pause, work.signal);
    if (work.signal?.aborted) throw new Problem('lab-cancelled');
  }
}

const inUse: Both = {
  ja: 'ほかの人のオブジェクトがこの定義を使っているので、消していません',
  en: "other people's objects need this definition, so it was not deleted",
};

/** Whether objects of a custom resource exist; deleting its definition would delete them all. */
async function hasObjects(work: Work, { resource, name }: ObjectRef): Promise<boolean> {
  if (!resource.startsWith('customresourcedefinitions') || work.kubectl === undefined) return false;
  const found = await work.kubectl.named({ args: [name, '--all-namespaces'], signal: work.signal });
  return found.length > 0;
}

type Outcome = { readonly deleted?: string; readonly remains?: Remains };

async function deleteOne(work: Work, made: Made): Promise<Outcome> {
  const { object } = made;
  const found = await read(work, object);
  if (found === undefined) {
    await note(work, { type: 'deleted', object });
    return {};
  }
  const place = object.namespace === undefined ? '' : ` --namespace ${object.namespace}`;
  const command = `kubectl delete ${shown(object)}${place}`;
  if (!isOurs(found, made, work.session))
    return { remains: { object: shown(object), because: notOurs, command } };
  if (await hasObjects(work, object)) return { remains: { object: shown(object), because: inUse, command } };
  const ended = await work.kubectl?.run({
    args: ['delete', shown(object), '--wait=false'],
    ...inPlace(object),
    deadline: 60_000,
    signal: work.signal,
  });
  if (
    ended !== undefined &&
    (ended.kind !== 'exited' || (ended.code !== 0 && !/NotFound/.test(ended.stderr)))
  ) {
    const because = { ja: saidBy(ended), en: saidBy(ended) };
    return { remains: { object: shown(object), because, command } };
  }
  const left = await untilGone(work, object, found.metadata.uid);
  if (left !== undefined)
    return {
      remains: {
        object: shown(object),
        because: stuckBecause(left),
        command: `kubectl get ${shown(object)} -o yaml`,
      },
    };
  await note(work, { type: 'deleted', object });
  return { deleted: shown(object) };
}

/** A name that was free when the session began and that carries the session's own suffix is the learner's work. */
async function deleteReserved(work: Work, name: string): Promise<Outcome> {
  const [resource = '', plain = ''] = name.split('/');
  const object = { resource, name: plain };
  const found = await read(work, object);
  if (found === undefined) return {};
  const ended = await work.kubectl?.run({
    args: ['delete', name, '--wait=false'],
    deadline: 60_000,
    signal: work.signal,
  });
  const left = await untilGone(work, object, found.metadata.uid);
  if (left === undefined) return { deleted: name };
  const because =
    ended?.kind === 'exited' && ended.code === 0
      ? stuckBecause(left)
      : { ja: '消せません', en: 'cannot be deleted' };
  return { remains: { object: name, because, command: `kubectl delete ${name}` } };
}

async function restore(work: Work, changed: Changed): Promise<{ restored?: string; remains?: Remains }> {
  const { object } = changed;
  const patch = JSON.stringify(changed.inverse);
  const place = object.namespace === undefined ? '' : ` --namespace ${object.namespace}`;
  const command = `kubectl patch ${shown(object)}${place} --type=merge --patch='${patch}'`;
  const found = await read(work, object);
  if (found === undefined || found.metadata.uid !== changed.uid) {
    const because = { ja: '元のオブジェクトがありません', en: 'the object it was is gone' };
    return { remains: { object: shown(object), because, command } };
  }
  const ended = await work.kubectl?.run({
    args: ['patch', shown(object), '--type=merge', `--patch=${patch}`],
    ...inPlace(object),
    deadline: 60_000,
    signal: work.signal,
  });
  if (ended?.kind !== 'exited' || ended.code !== 0) {
    const said = ended === undefined ? '' : saidBy(ended);
    return { remains: { object: shown(object), because: { ja: said, en: said }, command } };
  }
  await note(work, { type: 'restored', object });
  return { restored: shown(object) };
}

/**
 * What lies in the lab's own namespace goes with it, and goes first: a volume is only let go once its claim is gone.
 * The rest is deleted one by one, the latest first.
 */
function inOrder(session: Session): readonly Made[] {
  const spaces = session.made.filter(({ object }) => object.resource === 'namespaces');
  const others = session.made.filter(
    ({ object }) => object.resource !== 'namespaces' && object.namespace !== session.namespace,
  );
  return [...spaces, ...others.toReversed()];
}

/** What would be undone, from the journal alone: nothing is asked of the place. */
export function undoingOf(session: Session, { lab, target, doors }: Work): Undoing {
  const onAws = target.aws === undefined ? [] : lab.cleanup.aws.map(({ what }) => what);
  return {
    restores: session.changed.toReversed().map(({ object }) => shown(object)),
    deletes: inOrder(session).map(({ object }) => shown(object)),
    ifThere: [...session.reserved, ...onAws],
    folder: doors.files.path(session.session, 'work'),
  };
}

/** Undoes a session from its journal alone. Can be repeated; what remains is named, with why and the command. */
export async function cleanUp(work: Work, session: Session): Promise<CleanupResult> {
  const deleted: string[] = [];
  const restored: string[] = [];
  const remains: Remains[] = [];
  const take = (outcome: { deleted?: string; restored?: string; remains?: Remains }) => {
    if (outcome.deleted !== undefined) deleted.push(outcome.deleted);
    if (outcome.restored !== undefined) restored.push(outcome.restored);
    if (outcome.remains !== undefined) remains.push(outcome.remains);
  };
  for (const changed of session.changed.toReversed()) take(await restore(work, changed));
  for (const made of inOrder(session)) {
    const say = { ja: `${shown(made.object)} を削除`, en: `delete ${shown(made.object)}` };
    take(await telling(work, say, () => deleteOne(work, made)));
  }
  for (const name of session.reserved) take(await deleteReserved(work, name));
  return { lab: session.lab, session: session.session, deleted, restored, remains };
}
