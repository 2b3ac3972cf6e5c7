import { costs } from './cpu.ts';
import type { Process } from './process.ts';
import type { Scope } from './scope.ts';

/** Programs that a shell has in itself: no process is started for them. */
const quick = new Set(['echo', 'printf', 'test', '[', 'true', 'false', 'kill', 'pwd']);

/** Runs a program of the container as a shell does: its status, or 127 and a sentence when there is none. */
export async function runProgram(
  args: readonly string[],
  assigned: readonly (readonly [name: string, value: string])[],
  process: Process,
  scope: Scope,
): Promise<number> {
  const [name = ''] = args;
  const found = process.find(name);
  if (found === undefined) {
    process.err(`${scope.name}: ${name}: not found\n`);
    return 127;
  }
  if (!quick.has(name)) await process.cpu.work(costs.program, process.life);
  return found({ ...process, args, env: scope.environment(assigned), folder: scope.folder });
}
