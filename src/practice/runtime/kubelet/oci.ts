import type { Container } from '../../kinds.ts';
import type { FileSystem } from '../shell/files.ts';
import type { Process, Program } from '../shell/process.ts';
import { findProgram } from '../shell/programs.ts';
import type { ContainerLog } from './log.ts';

/** A program and why it cannot be run, in the words of runc. */
const executableProblem = (name: string, files: FileSystem | undefined): string => {
  const because = !name.includes('/')
    ? 'executable file not found in $PATH'
    : files?.exists(name)
      ? 'permission denied'
      : `stat ${name}: no such file or directory`;
  return `exec: "${name}": ${because}`;
};

/** What a container's own process runs, or the sentence of containerd for why it does not start. */
export function entrypointOf(process: Process): Program | string {
  const { args, files, folder } = process;
  const [name = ''] = args;
  const because =
    files.exists(folder) && !files.isFolder(folder) ? `mkdir ${folder}: not a directory` : undefined;
  const program = findProgram(name, process);
  if (program !== undefined && because === undefined) return program;
  return `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${because ?? executableProblem(name, files)}`;
}

/** Why a program could not be started beside a container's own, in the words of containerd. */
export const execProblem = (name: string, files: FileSystem | undefined): string =>
  `failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: ${executableProblem(name, files)}`;

/** What a container left for its status: the text of its termination file, or the end of its log after a failure. */
export function terminationMessage(
  spec: Container,
  code: number,
  files: FileSystem,
  log: ContainerLog,
): string {
  const path = spec.terminationMessagePath ?? '/dev/termination-log';
  const written = files.exists(path) && !files.isFolder(path) ? files.read(path) : '';
  if (written !== '' || code === 0 || spec.terminationMessagePolicy !== 'FallbackToLogsOnError')
    return written;
  return log
    .all()
    .slice(-80)
    .map((line) => line.text)
    .join('\n');
}
