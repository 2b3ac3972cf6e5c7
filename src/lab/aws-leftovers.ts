import { isProblem } from '../problem.ts';
import type { CleanupResult } from './actions.ts';
import { readTagged } from './aws-tagged.ts';
import { judgeAws } from './checks/aws.ts';
import { splitCommand } from './command-line.ts';
import { saidBy, telling, type Work, worldOf } from './work-on.ts';

type Dropped = Pick<CleanupResult, 'deleted' | 'remains' | 'couldNotLook'>;

const onYourAccount = {
  ja: '実際のアカウントのものは、あなた自身が消します',
  en: 'on a real account, you delete it yourself',
};

const taggedHere = {
  ja: 'このセッションのタグが付いています。消した直後なら、数分は一覧に残ることがあります',
  en: "it carries this session's tag; what was deleted a moment ago may be listed for some minutes",
};

/** Looked for by name already, so that what the tags' slower index still lists is not told again. */
const isNamed = (arn: string, { lab, session }: Work): boolean =>
  lab.cleanup.aws
    .flatMap(({ run }) => splitCommand(run) ?? [])
    .some((word) => word.includes(session) && arn.includes(word));

/** What carries the session's tag under names the lab does not know. Never deleted from here: a tag is no proof. */
async function tagged(work: Work): Promise<Pick<Dropped, 'remains' | 'couldNotLook'>> {
  const aws = work.doors.aws({ program: 'aws', env: work.env });
  try {
    const found = await readTagged(aws, work.session, work.signal);
    const unknown = found.filter(({ arn }) => !isNamed(arn, work));
    return { remains: unknown.map(({ arn, command }) => ({ object: arn, because: taggedHere, command })) };
  } catch (error) {
    if (isProblem(error)) return { remains: [], couldNotLook: error };
    throw error;
  }
}

/**
 * Looks for what the learner made on AWS in this session. On a simulated endpoint it is deleted; on a real account
 * it is named with the command, and nothing is deleted.
 */
export async function dropAws(work: Work): Promise<Dropped> {
  const deleted: string[] = [];
  const remains: CleanupResult['remains'][number][] = [];
  if (work.target.aws === undefined) return { deleted, remains };
  const world = worldOf(work, undefined);
  for (const leftover of work.lab.cleanup.aws) {
    const there = async () => {
      const finding = await judgeAws(leftover.if, new Map(), world, work.signal);
      if (finding.kind === 'unknown') throw finding.problem;
      return finding.kind === 'holds';
    };
    if (!(await there())) continue;
    if (!work.target.simulated) {
      remains.push({ object: leftover.what, because: onYourAccount, command: leftover.run });
      continue;
    }
    const [program = '', ...args] = splitCommand(leftover.run) ?? [];
    const say = { ja: `${leftover.what} を削除`, en: `delete ${leftover.what}` };
    const { shell } = work.doors;
    const ended = await telling(work, say, () =>
      shell.run({ program, args, env: work.env, deadline: 60_000 }),
    );
    const done = ended.kind === 'exited' && ended.code === 0;
    if (done) deleted.push(leftover.what);
    else
      remains.push({
        object: leftover.what,
        because: { ja: saidBy(ended), en: saidBy(ended) },
        command: leftover.run,
      });
  }
  const others = await tagged(work);
  return { deleted, ...others, remains: [...remains, ...others.remains] };
}
