import type { Command } from 'commander';
import { doctorTexts } from '../../i18n/texts/doctor.ts';
import { exitCodes } from '../../problem.ts';
import { widthOf } from '../../text/width.ts';
import type { CliContext } from '../cli-context.ts';
import type { DoctorCheck } from '../doctor.ts';
import { describe } from '../help.ts';

export function addDoctorCommand(program: Command, cli: CliContext): void {
  const doctor = program.command('doctor').action(() => diagnose(cli));
  describe(doctor, cli.say(doctorTexts.summary), [
    ['eks-learn doctor', cli.say(doctorTexts.example)],
    ['eks-learn doctor --json', cli.say(doctorTexts.jsonExample)],
  ]);
}

async function diagnose(cli: CliContext): Promise<void> {
  const { examine } = await import('../doctor.ts');
  const checks = await examine(cli);
  const bad = checks.filter(({ status }) => status === 'bad').length;
  if (bad > 0) cli.exitWith(exitCodes.couldNotCheck);
  if (cli.flags().json) return cli.print.json('doctor', { checks });
  const label = ({ id }: DoctorCheck) => cli.say(doctorTexts.labels[id]);
  const width = Math.max(...checks.map((check) => widthOf(label(check))));
  const marks = cli.flags().plainAscii ? { ok: '+', bad: 'x', none: '-' } : { ok: '✓', bad: '✗', none: '-' };
  for (const check of checks) {
    const name = `${label(check)}${' '.repeat(width - widthOf(label(check)))}`;
    cli.print.out(`${marks[check.status]} ${name}  ${check.found}`);
    if (check.status === 'ok') continue;
    if (check.needed !== '') cli.print.out(`  ${' '.repeat(width)}  ${check.needed}`);
    for (const command of check.next) cli.print.out(`  ${' '.repeat(width)}  ${command}`);
  }
  cli.print.note(
    bad === 0
      ? cli.say(doctorTexts.good)
      : cli.say({ ja: doctorTexts.bad.ja(bad), en: doctorTexts.bad.en(bad) }),
  );
}
