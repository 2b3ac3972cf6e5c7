import { labTexts } from '../i18n/texts/lab.ts';
import type { TargetView } from '../lab/actions.ts';
import type { CliContext } from './cli-context.ts';

/** `practice v1.36 (simulated)`, `kind-dev v1.36.4`, `AWS 111122223333 ap-northeast-1`. */
export function targetLine(target: TargetView, cli: CliContext): string {
  const word = cli.say(labTexts.simulated);
  const simulated = !target.simulated ? '' : cli.language === 'ja' ? `（${word}）` : `(${word})`;
  const aws = target.aws === undefined ? [] : ['AWS', target.aws.account, target.aws.region];
  const cluster = target.context === undefined ? [] : [target.context, target.version ?? ''];
  const words = [...cluster, ...aws, simulated].filter((part) => part !== '').join(' ');
  // Full-width brackets stand without a blank beside them.
  return words.replace(' （', '（');
}
