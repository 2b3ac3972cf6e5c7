import type { Expansion } from './expansion.ts';
import { FileError, FileSystem } from './files.ts';
import { Input, type Process } from './process.ts';
import type { Scope } from './scope.ts';
import type { Redirect } from './syntax.ts';

/** Why sh cannot open a file, in its words. */
class CannotOpen extends Error {}

/** The process with its streams moved; `undefined`, and a sentence, when a file cannot be opened. Throws Killed. */
export async function redirected(
  redirects: readonly Redirect[],
  process: Process,
  { name, folder }: Scope,
  expansion: Expansion,
): Promise<Process | undefined> {
  let made = process;
  for (const one of redirects)
    try {
      made = moved(one, await expansion.text(one.target), made, folder);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      process.err(`${name}: ${error.message}\n`);
      return undefined;
    }
  return made;
}

/** One stream moved to a path, to another stream's number, or to the text of a here-document. Throws CannotOpen. */
function moved({ from, operator }: Redirect, target: string, process: Process, folder: string): Process {
  if (operator === '<<') return { ...process, input: Input.of(target) };
  if (operator === '>&')
    return from === 2
      ? { ...process, err: target === '1' ? process.out : process.err }
      : { ...process, out: target === '2' ? process.err : process.out };
  const path = FileSystem.resolve(folder, target);
  try {
    if (operator === '<') return { ...process, input: Input.of(process.files.read(path)) };
    const write = outputAt(path, process) ?? toFile(path, operator === '>>', process);
    return from === 2 ? { ...process, err: write } : { ...process, out: write };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new CannotOpen(
      `can't ${operator === '<' ? 'open' : 'create'} ${target}: ${reasonOf(error, operator)}`,
    );
  }
}

const reasonOf = ({ message }: FileError, operator: Redirect['operator']): string => {
  if (message !== 'No such file or directory') return message;
  return operator === '<' ? 'no such file or directory' : 'nonexistent directory';
};

function toFile(path: string, append: boolean, { files }: Process): (text: string) => void {
  // Opening is what fails: a file that may not be written is refused before anything runs.
  files.write(path, '', append);
  return (text) => files.write(path, text, true);
}

/** Files that are streams: `/dev/null`, `/proc/1/fd/1` and the like. */
function outputAt(path: string, process: Process): ((text: string) => void) | undefined {
  if (path === '/dev/null') return () => undefined;
  if (path === '/dev/stdout' || path === '/proc/1/fd/1' || path === '/proc/self/fd/1') return process.out;
  return path === '/dev/stderr' || path === '/proc/1/fd/2' ? process.err : undefined;
}
