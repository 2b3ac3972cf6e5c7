import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { labDoors } from '../../../src/cli/wire-labs.ts';
import { readLab } from '../../../src/course/read-lab.ts';
import { openFolder } from '../../../src/host/folder.ts';
import { createLabActions } from '../../../src/lab/lab-actions.ts';

/**
 * Starts a lab as a learner would, and kills itself at one line of the session's journal, such as `created namespaces`:
 * TEST_KILL is `before` (the deed is done and not written down) or `after` (written down, and the next not begun).
 */
const { TEST_HOME: home = '', TEST_CONTEXT: context = '', KUBECONFIG = '', PATH } = process.env;
const { TEST_LAB: lab = '', TEST_KILL: when = '', TEST_LINE: line = '' } = process.env;
const { pack } = readLab(openFolder(process.cwd()), lab, `${process.cwd()}/labs/${lab}`);
const stream = new PassThrough();
const doors = labDoors(
  {
    version: '0.0.0',
    nodeVersion: process.versions.node,
    content: join(home, 'content'),
    env: { PATH, HOME: home, EKS_LEARN_HOME: join(home, 'data'), KUBECONFIG },
    platform: process.platform,
    home,
    cwd: process.cwd(),
    stdin: stream,
    stdout: stream,
    stderr: stream,
  },
  async () => (pack === undefined ? [] : [pack]),
);

const wordsOf = (entry: unknown): string => {
  const { type = '', object } = entry as { type?: string; object?: { resource?: string } };
  return object === undefined ? type : `${type} ${object.resource}`;
};

const dieAt = async (moment: string, entry: unknown): Promise<void> => {
  if (moment !== when || wordsOf(entry) !== line) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
};

const files: typeof doors.files = {
  ...doors.files,
  async append(session, entry) {
    await dieAt('before', entry);
    await doors.files.append(session, entry);
    await dieAt('after', entry);
  },
};
const labs = createLabActions({ ...doors, files });
const plan = await labs.plan(lab, context);
await labs.start(plan, context, () => undefined);
