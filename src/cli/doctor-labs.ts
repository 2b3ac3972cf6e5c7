import type { Ended } from '../host/shell.ts';
import { doctorTexts } from '../i18n/texts/doctor.ts';
import { labTexts } from '../i18n/texts/lab.ts';
import { sessionTag, type Tagged, taggedIn } from '../lab/aws-tagged.ts';
import { isLeftOver, spentSince } from '../lab/prices.ts';
import type { CliContext } from './cli-context.ts';
import type { DoctorCheck } from './doctor.ts';

/** Labs that were left open: what is billed for longer than an hour, and what was broken off half way, wants clean-up. */
export async function labChecks(cli: CliContext): Promise<readonly DoctorCheck[]> {
  const { labs, clock } = await cli.services();
  const sessions = await labs.sessions();
  if (sessions.length === 0)
    return [{ id: 'labs', status: 'ok', found: cli.say(labTexts.none), needed: '', next: [] }];
  const now = clock.now();
  return sessions.map((session): DoctorCheck => {
    const { lab, usdPerHour = 0, startedAt, state } = session;
    const billed = isLeftOver(session, now);
    const spent = `  USD ${spentSince(usdPerHour, startedAt, now).toFixed(2)}`;
    const found = `${lab}  ${session.session}  ${cli.say(labTexts.states[state])}${usdPerHour > 0 ? spent : ''}`;
    if (!billed && state === 'active') return { id: 'labs', status: 'ok', found, needed: '', next: [] };
    const needed = billed ? cli.say(labTexts.leftOpen) : '';
    return {
      id: 'labs',
      status: billed ? 'bad' : 'none',
      found,
      needed,
      next: [`eks-learn lab cleanup ${lab}`],
    };
  });
}

/** The one question about everything in the account and Region that carries a session's tag. */
export const taggedQuestion = [
  'resourcegroupstaggingapi',
  'get-resources',
  '--tag-filters',
  `Key=${sessionTag}`,
  '--output',
  'json',
] as const;

/** Account numbers are masked: this output is made to be pasted. */
const masked = (arn: string): string => arn.replace(/:\d{8}(\d{4}):/, ':********$1:');

function tagged(answer: Ended): readonly Tagged[] | undefined {
  if (answer.kind !== 'exited' || answer.code !== 0) return undefined;
  try {
    return taggedIn(JSON.parse(answer.stdout));
  } catch {
    // No JSON, no answer: a captive portal, say.
    return undefined;
  }
}

/** What labs may have left on AWS, by tag; nothing is said where there are no credentials to ask with. */
export function tagChecks(cli: CliContext, answer: Ended): readonly DoctorCheck[] {
  const found = tagged(answer);
  const base = { id: 'leftovers', needed: '', next: [] } as const;
  if (found === undefined)
    return [
      {
        ...base,
        status: 'none',
        found: cli.say(doctorTexts.tagsUnread),
        needed: cli.say(doctorTexts.tagsNeed),
        next: [`aws ${taggedQuestion.slice(0, 4).join(' ')}`],
      },
    ];
  if (found.length === 0) return [{ ...base, status: 'ok', found: cli.say(doctorTexts.noTagged) }];
  return found.map(({ arn, command }) => ({
    ...base,
    status: 'bad',
    found: masked(arn),
    next: [masked(command)],
  }));
}
