import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { labsOfFolder } from '../../../src/cli/wire-author-labs.ts';
import { labDoors } from '../../../src/cli/wire-labs.ts';
import { createLabActions } from '../../../src/lab/lab-actions.ts';

/** Starts break-pending-pods as a learner would and tells each step on stdout, to be killed at one of them. */
const { TEST_HOME: home = '', TEST_CONTEXT: context = '', KUBECONFIG = '', PATH } = process.env;
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
  async () => labsOfFolder(process.cwd()),
);
const labs = createLabActions(doors);
const plan = await labs.plan('break-pending-pods', context);
await labs.start(plan, context, ({ at, say }) => {
  if (at === 'begin') process.stdout.write(`${say.en}\n`);
});
