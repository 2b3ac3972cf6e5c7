import { Killed, type Process, type Program } from '../process.ts';
import { Shell } from '../shell.ts';
import { inputTexts } from './input-texts.ts';
import { options } from './options.ts';

const sh: Program = async (process) => {
  const { args } = process;
  const at = args.findIndex((arg, index) => index > 0 && /^-[a-z]*c$/.test(arg));
  if (at > 0) {
    const shell = new Shell(process, args[at + 2] ?? args[0] ?? 'sh', args.slice(at + 3));
    const strict = /e/.test(args[at] ?? '') || args.slice(1, at).some((arg) => /^-[a-z]*e/.test(arg));
    return shell.script(strict ? `set -e\n${args[at + 1] ?? ''}` : (args[at + 1] ?? ''));
  }
  const { rest } = options(args);
  if (rest[0] !== undefined) {
    const { list, status } = await inputTexts(process, rest.slice(0, 1), args[0] ?? 'sh');
    return list[0] === undefined
      ? 127 + status - 1
      : new Shell(process, rest[0], rest.slice(1)).script(list[0].text);
  }
  return interactive(process);
};

/** A command of an interactive shell: an interrupt ends it, and not the shell. */
async function interruptible(shell: Shell, line: string, { life }: Process): Promise<void> {
  const command = life.child();
  life.onSignal((name) => (name === 'INT' ? command.life.kill(130) : undefined));
  try {
    await shell.script(line, command.life);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    life.check();
  } finally {
    command.over();
  }
}

/** Reads commands line by line; a prompt is shown when the input is a terminal. */
const interactive: Program = async (process) => {
  const shell = new Shell(process);
  const prompt = process.env.has('TERM');
  for (;;) {
    if (prompt) process.out(`${shell.folder} # `);
    const line = await process.input.line(process.life);
    if (line === undefined) return 0;
    if (/^\s*exit\b/.test(line)) return Number(/\d+/.exec(line)?.[0] ?? 0);
    await interruptible(shell, line, process);
  }
};

/** The shells; all are the same small one. */
export const shellPrograms: Readonly<Record<string, Program>> = { sh, ash: sh, bash: sh };
