import { disputeTexts as texts } from '../../i18n/texts/disputes.ts';
import { disputesOf } from '../../study/disputes.ts';
import type { CliContext } from '../cli-context.ts';
import { type Disputed, disputesToMarkdown } from '../formats/dispute-markdown.ts';

/** What the learner disputed, with the questions, as a report that the authors can work from. */
export async function printDisputes(cli: CliContext): Promise<void> {
  const { course, history } = await cli.services();
  const disputes: readonly Disputed[] = disputesOf(history.records).map((dispute) => {
    const question = course.question(dispute.item);
    return question === undefined
      ? { ...dispute, sources: [] }
      : { ...dispute, question, sources: course.sourcesOf(question) };
  });
  if (cli.flags().json) return cli.print.json('disputes', { disputes });
  if (disputes.length === 0) return cli.print.note(cli.say(texts.none));
  cli.print.out(disputesToMarkdown(disputes, cli.world.version, cli.language));
}
