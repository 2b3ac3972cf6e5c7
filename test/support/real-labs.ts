import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { labsOfFolder } from '../../src/cli/wire-author-labs.ts';
import { labDoors } from '../../src/cli/wire-labs.ts';
import type { LabPackage } from '../../src/lab/lab.ts';
import { createLabActions } from '../../src/lab/lab-actions.ts';
import { temporaryFolder } from './bundle.ts';

const root = join(import.meta.dirname, '../..');

let read: readonly LabPackage[] | undefined;

/** The labs of this repository, read once a test file. */
export const allLabs = (): readonly LabPackage[] => {
  read ??= labsOfFolder(root);
  return read;
};

/** Real doors on a home of their own (or on that of others); `env` names the cluster and the AWS endpoint. */
export function realLabs(env: Readonly<Record<string, string>>, home = temporaryFolder('labs')) {
  const doors = labDoors(
    {
      version: '0.0.0',
      nodeVersion: process.versions.node,
      content: join(root, 'dist/content'),
      env: { PATH: process.env.PATH, HOME: home, EKS_LEARN_HOME: join(home, 'data'), ...env },
      platform: process.platform,
      home,
      cwd: root,
      stdin: new PassThrough(),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
    },
    async () => allLabs(),
  );
  return { home, doors, labs: createLabActions(doors) };
}

/** The current context of a kubeconfig, which `--target` names in tests. */
export const contextOf = (kubeconfig: string): string =>
  execFileSync('kubectl', ['config', 'current-context'], { env: { ...process.env, KUBECONFIG: kubeconfig } })
    .toString()
    .trim();

export const kubectl = (kubeconfig: string, ...args: readonly string[]): string =>
  execFileSync('kubectl', [`--kubeconfig=${kubeconfig}`, ...args]).toString();
