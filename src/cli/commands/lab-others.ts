import { labOthersTexts as texts } from '../../i18n/texts/lab-others.ts';
import { openBeside } from '../../study/exam/held-lab.ts';
import type { CliContext } from '../cli-context.ts';
import { ask, canAsk } from './lab-consent.ts';
import { undoLab } from './lab-undo.ts';

/**
 * Before a lab begins: other open labs are kept, cleaned up first, or nothing begins (false). Where nobody can be asked
 * they are kept, and named.
 */
export async function settleOthers(lab: string, yes: boolean, cli: CliContext): Promise<boolean> {
  const { labs, history, clock } = await cli.services();
  const { language, print, say } = cli;
  for (const other of openBeside(lab, await labs.sessions(), history.records, clock.now())) {
    const place = other.target.context ?? other.target.aws?.account ?? other.target.provider;
    print.note(texts.openLabs[language](texts.openLab[language](say(other.title), place)));
    if (yes || !canAsk(cli)) {
      print.note(`  eks-learn lab cleanup ${other.lab}`);
      continue;
    }
    const said = await ask(`${say(texts.choose)}: `, cli);
    if (said === 'k') continue;
    if (said !== 'c') return false;
    await undoLab('cleanup', other.lab, {}, cli);
    if ((await labs.sessions()).some(({ session }) => session === other.session)) return false;
  }
  return true;
}
