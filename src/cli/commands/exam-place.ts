import { examTaskTexts as texts } from '../../i18n/texts/exam-task.ts';
import { labTexts } from '../../i18n/texts/lab.ts';
import type { LabCard, LabPlan } from '../../lab/actions.ts';
import { Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { openLineReader } from '../line-reader.ts';
import { cancellable } from './lab-open.ts';

/** Places that are made or found by their own name. */
const byName = ['practice', 'kind', 'k3d', 'minikube'];

/**
 * Where the tasks of an exam will be done, with its pin, so that switching contexts meanwhile moves none of them. A
 * cluster that is not local is agreed to by its name, once, before the clock starts.
 */
export async function agreedPlace(
  exam: string,
  target: string | undefined,
  cards: readonly LabCard[],
  cli: CliContext,
): Promise<string | undefined> {
  const lab = cards.find(({ targets }) => targets.includes('any-kubernetes'));
  if (target === undefined || byName.includes(target) || lab === undefined) return target;
  const { labs } = await cli.services();
  const plan = await cancellable((signal) => labs.plan(lab.id, target, signal));
  const { context, pin } = plan.target;
  if (context === undefined) return target;
  const place = `${context}@${pin.id}`;
  if (plan.consent.kind === 'key') return place;
  const names = [plan.consent.name, context, pin.id, place];
  if (names.includes(target)) return place;
  const typed = await ask(plan, plan.consent.name, cli);
  if (typed === undefined || !names.includes(typed))
    throw new Problem('exam-place', { exam, context, place });
  return place;
}

async function ask({ target }: LabPlan, name: string, cli: CliContext): Promise<string | undefined> {
  const { stdin, stderr } = cli.world;
  if (stdin.isTTY !== true || !cli.flags().input || cli.flags().json) return undefined;
  cli.print.note(texts.place[cli.language](target.context ?? '', target.server ?? ''));
  const lines = openLineReader(stdin, stderr);
  try {
    const line = await lines.ask(`${cli.say(labTexts.plan.typeName)} (${name}): `);
    return line?.trim();
  } finally {
    lines.close();
  }
}
