import { resolve } from 'node:path';
import type { Proof } from '../../lab/qualify.ts';
import { qualifyLab } from '../../lab/qualify.ts';
import { exitCodes, Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { lookKeeper } from '../wire-looks.ts';
import { cancellable } from './lab-open.ts';

export type QualifyOptions = {
  readonly target?: string;
  readonly folder: string;
  readonly yes?: boolean;
  /** Where what the place answered in each state is kept, one file a state. */
  readonly record?: string;
};

function printProof(proof: Proof, cli: CliContext): void {
  if (cli.flags().json) {
    cli.print.jsonl(proof);
    return;
  }
  const { passed, lab, step, name, saw, took } = proof;
  const time = took === 0 ? '' : `  ${Math.round(took)} ms`;
  cli.print.out(`${passed ? '✓' : '✗'} ${lab}  ${step}  ${name}${time}${saw === '' ? '' : `  ${saw}`}`);
}

/** Proves labs of a folder on a target, one line for each thing proven; 1 when one of them does not hold. */
export async function qualifyContent(
  ids: readonly string[],
  options: QualifyOptions,
  cli: CliContext,
): Promise<void> {
  const [{ labDoors }, { labsOfFolder }] = await Promise.all([
    import('../wire-labs.ts'),
    import('../wire-author-labs.ts'),
  ]);
  const { createLabActions } = await import('../../lab/lab-actions.ts');
  const packs = labsOfFolder(resolve(cli.world.cwd, options.folder));
  const doors = labDoors(cli.world, async () => packs);
  const labs = createLabActions(doors);
  const chosen = ids.length === 0 ? packs : packs.filter(({ lab }) => ids.includes(lab.id));
  const [missing] = ids.filter((id) => !packs.some(({ lab }) => lab.id === id));
  if (missing !== undefined) throw new Problem('no-such-lab', { id: missing, near: '' });
  await cancellable(async (signal) => {
    const tell = () => undefined;
    for (const pack of chosen) {
      const keep =
        options.record === undefined ? undefined : await lookKeeper(pack, doors, options.record, cli.world);
      const plan = await labs.plan(pack.lab.id, options.target, signal);
      if (plan.lacks.length > 0) {
        const needs = plan.lacks.map(({ need, because }) => `${need}: ${cli.say(because)}`).join(', ');
        cli.print.note(`- ${pack.lab.id}  ${needs}`);
        continue;
      }
      const agreed = plan.consent.kind === 'key' ? true : (options.target ?? '');
      for await (const proof of qualifyLab(pack, plan, agreed, {
        labs,
        now: doors.clock.monotonic,
        tell,
        signal,
      })) {
        printProof(proof, cli);
        if (proof.passed && proof.step !== 'clean-up') await keep?.(proof, plan.session);
        if (!proof.passed) cli.exitWith(exitCodes.notPassed);
      }
    }
  });
}
