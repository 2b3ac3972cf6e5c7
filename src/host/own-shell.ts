import { spawn } from 'node:child_process';

/** A program that gets the terminal: what it is, where it runs and what it sees. */
export type TerminalProgram = {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Gives the terminal to a program until it ends. Resolves to its exit status, 127 when it could not be started. */
export const runInTerminal = ({ program, args, folder, env }: TerminalProgram): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, [...args], { cwd: folder, stdio: 'inherit', env });
    child.on('error', () => resolve(127));
    child.on('exit', (status) => resolve(status ?? 0));
  });
