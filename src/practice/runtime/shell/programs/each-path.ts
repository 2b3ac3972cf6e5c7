import { FileError, FileSystem } from '../files.ts';
import type { Process } from '../process.ts';

/** Runs `act` for each path and says which could not be done. */
export async function eachPath(
  process: Process,
  names: readonly string[],
  say: (name: string, because: string) => string,
  act: (path: string) => void,
): Promise<number> {
  let status = 0;
  for (const name of names) {
    try {
      act(FileSystem.resolve(process.folder, name));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      process.err(`${say(name, error.message)}\n`);
      status = 1;
    }
  }
  return status;
}
