import type { Command } from 'commander';
import { fixTerminalTexts } from '../../i18n/texts/fix-terminal.ts';
import { exitCodes } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addFixTerminalCommand(program: Command, cli: CliContext): void {
  const command = program.command('fix-terminal').action(() => fix(cli));
  describe(command, cli.say(fixTerminalTexts.summary), [
    ['eks-learn fix-terminal', cli.say(fixTerminalTexts.example)],
  ]);
}

async function fix(cli: CliContext): Promise<void> {
  const { stdin, stdout, env } = cli.world;
  if (stdin.isTTY !== true || stdout.isTTY !== true) {
    cli.exitWith(exitCodes.couldNotCheck);
    return cli.print.note(cli.say(fixTerminalTexts.noTerminal));
  }
  const { fixTerminal, letGoOfTerminal } = await import('../../host/fix-terminal.ts');
  const whole = await fixTerminal((text) => stdout.write(text), env);
  cli.print.note(cli.say(whole ? fixTerminalTexts.done : fixTerminalTexts.screenOnly));
  letGoOfTerminal();
}
