import { labTexts } from '../../i18n/texts/lab.ts';
import { labCostTexts, sayCost } from '../../i18n/texts/lab-cost.ts';
import { labEksTexts } from '../../i18n/texts/lab-eks.ts';
import { labQuotaTexts, sayQuota, sayTags } from '../../i18n/texts/lab-quota.ts';
import { labPlanTexts } from '../../i18n/texts/lab-screen.ts';
import type { EksView, LabPlan, StartResult } from '../../lab/actions.ts';
import { sessionTags } from '../../lab/aws-tagged.ts';
import { prices } from '../../lab/prices.ts';
import { isShort } from '../../lab/quota.ts';
import { exitCodes, Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { targetJson } from '../formats/lab-json.ts';
import { canOpenApp } from '../open-app.ts';
import { agreement, type Consenting, canAsk } from './lab-consent.ts';
import { cancellable, teller } from './lab-open.ts';
import { settleOthers } from './lab-others.ts';
import { usualTarget } from './lab-target.ts';

type Row = (label: string, text: string) => string;

export type StartOptions = Consenting & { readonly allowExec?: string };

/** A cluster of EKS is billed by the hour whatever is done in it. */
function clusterPrice({ support }: EksView, cli: CliContext): string {
  const { asOf, eksStandard, eksExtended } = prices;
  const standard = `USD ${eksStandard.toFixed(2)}`;
  const price = support === 'STANDARD' ? standard : `${standard} / ${eksExtended.toFixed(2)}`;
  return `${cli.say(labTexts.plan.clusterCost)} ${price}/${cli.say(labTexts.plan.perHour)} (${asOf})`;
}

/** Which cluster of EKS it is, and who asks. */
function eksRows({ caller, ...eks }: EksView, row: Row, cli: CliContext): readonly string[] {
  const who = caller === undefined ? [] : [row(cli.say(labTexts.plan.who), caller)];
  return [row('EKS', Object.values(eks).join('   ')), ...who];
}

function costLines(plan: LabPlan, cli: CliContext): readonly string[] {
  const { freeElsewhere, places } = labCostTexts;
  const price = sayCost(plan, cli.language);
  const { free } = plan;
  return [
    ...(price === undefined ? [] : [`  ! ${price}`]),
    ...(free === undefined
      ? []
      : [`  - ${freeElsewhere[cli.language](free.lab, cli.say(places[free.place]))}`]),
  ];
}

function planLines(plan: LabPlan, cli: CliContext): readonly string[] {
  const { target } = plan;
  const words = labTexts.plan;
  const row: Row = (label, text) => `    ${label}   ${text}`;
  const simulated = target.simulated ? `  (${cli.say(labTexts.simulated)})` : '';
  return [
    `${cli.say(plan.title)}   ${plan.minutes} ${cli.say(labTexts.minutes)}`,
    '',
    cli.say(words.target) + simulated,
    ...(target.cluster === undefined
      ? []
      : [
          row(
            cli.say(words.cluster),
            `${target.cluster}   ${target.version ?? ''}   ${target.nodes === undefined ? '?' : labPlanTexts.nodes[cli.language](target.nodes)}   ${cli.say(words.context)} ${target.context ?? ''}`,
          ),
          row(cli.say(words.server), target.server ?? ''),
        ]),
    ...(target.eks === undefined
      ? []
      : [...eksRows(target.eks, row, cli), `  ! ${clusterPrice(target.eks, cli)}`]),
    ...(target.signIn === undefined ? [] : [row(cli.say(labEksTexts.signIn), target.signIn)]),
    ...(target.aws === undefined
      ? []
      : [
          row(
            'AWS',
            `${target.aws.account}${target.aws.alias === undefined ? '' : ` (${target.aws.alias})`}  ${target.aws.region}${target.aws.endpoint === undefined ? '' : `  ${target.aws.endpoint}`}`,
          ),
          row(cli.say(words.who), target.aws.arn),
        ]),
    row(
      cli.say(words.pin),
      `${target.pin.id}${target.pin.kubeSystemUid === undefined ? '' : `   kube-system ${target.pin.kubeSystemUid.slice(0, 8)}`}`,
    ),
    ...plan.quotas.map((quota) => {
      const said = sayQuota(quota, cli.language);
      return isShort(quota) ? `  ! ${said}` : row(cli.say(labQuotaTexts.room), said);
    }),
    ...(target.aws?.expires === undefined
      ? []
      : [row(cli.say(labQuotaTexts.tags), sayTags(sessionTags(plan.session, target.aws), cli.language))]),
    ...(plan.makes.length === 0 ? [] : ['', cli.say(words.makes)]),
    ...plan.makes.map((line) => `  + ${cli.say(line)}`),
    ...plan.commands.map((command) => `  | ${command}`),
    ...(plan.learnerMakes.length === 0 ? [] : ['', cli.say(words.yours)]),
    ...plan.learnerMakes.map((line) => `  + ${cli.say(line)}`),
    ...costLines(plan, cli),
  ];
}

function printStarted({ session, baseline }: StartResult, cli: CliContext): void {
  if (cli.flags().json) {
    const { lab, session: id, namespace, state, folder } = session;
    cli.print.json('lab-start', {
      lab,
      session: id,
      namespace: namespace ?? null,
      target: targetJson(session.target),
      baseline,
      state,
      folder,
    });
    return;
  }
  cli.print.out(`${cli.say(labTexts.started)}  ${cli.say(session.title)}`);
  const place = session.namespace === undefined ? labTexts.folder : labTexts.namespace;
  cli.print.out(`${cli.say(place)}  ${session.namespace ?? session.folder}`);
  cli.print.out('');
  cli.print.out(cli.say(session.ticket).trimEnd());
  cli.print.note(`${cli.say(labTexts.nextIs)} eks-learn lab shell, eks-learn lab check`);
}

/** The lab to start when none was named: chosen from a menu where there is a terminal. */
async function chooseLab(cli: CliContext): Promise<string | undefined> {
  if (!canOpenApp(cli)) throw new Problem('missing-argument', { name: 'id' });
  const { labs } = await cli.services();
  const { askMenu } = await import('../../tui/components/menu.tsx');
  const items = (await labs.list()).map(({ id, title, minutes }) => ({
    value: id,
    label: `${cli.say(title)}   ${minutes} ${cli.say(labTexts.minutes)}`,
  }));
  return askMenu(cli.say(labTexts.choose), items, { stdin: process.stdin, stdout: process.stdout });
}

/** Plan, agreement, set-up. Nothing is made before the learner agreed. */
export async function startLab(
  named: string | undefined,
  options: StartOptions,
  cli: CliContext,
): Promise<void> {
  const id = named ?? (await chooseLab(cli));
  if (id === undefined) return;
  const { labs, history } = await cli.services();
  const target = options.target ?? usualTarget({ history });
  if (!(await settleOthers(id, options.yes === true, cli))) {
    cli.print.note(cli.say(labTexts.plan.declined));
    return cli.exitWith(exitCodes.unsafe);
  }
  await cancellable(async (signal) => {
    const plan = await labs.plan(id, target, signal, options.allowExec, teller(cli));
    for (const line of planLines(plan, cli)) cli.print.note(line);
    cli.print.note('');
    const agreed = await agreement(plan.consent, labTexts.plan, options, cli);
    if (plan.consent.kind === 'key' && agreed !== true) {
      if (!canAsk(cli))
        throw new Problem('lab-needs-yes', { lab: plan.lab, ...(target === undefined ? {} : { target }) });
      cli.print.note(cli.say(labTexts.plan.declined));
      return cli.exitWith(exitCodes.unsafe);
    }
    const result = await labs.start(plan, agreed, teller(cli), signal);
    history.record([
      {
        type: 'lab-started',
        lab: plan.lab,
        session: plan.session,
        target: plan.target.context ?? plan.target.provider,
      },
    ]);
    printStarted(result, cli);
  });
}
