import type { Command } from 'commander';
import { versionTexts } from '../../i18n/texts/version.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addVersionCommand(program: Command, cli: CliContext): void {
  const version = program.command('version').action(async () => {
    if (!cli.flags().json) return cli.print.out(cli.world.version);
    const tools = await (await cli.services()).findTools();
    cli.print.json('version', { version: cli.world.version, node: cli.world.nodeVersion, tools });
  });
  describe(version, cli.say(versionTexts.summary), [
    ['eks-learn version --json', cli.say(versionTexts.example)],
  ]);
}
