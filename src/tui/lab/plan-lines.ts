import type { Language } from '../../i18n/language.ts';
import { labCostTexts, sayCost } from '../../i18n/texts/lab-cost.ts';
import { labEksTexts as eksTexts } from '../../i18n/texts/lab-eks.ts';
import { labQuotaTexts, sayQuota, sayTags } from '../../i18n/texts/lab-quota.ts';
import { labTexts, labPlanTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { AwsView, LabPlan, TargetView } from '../../lab/actions.ts';
import { sessionTags } from '../../lab/aws-tagged.ts';
import type { FreeWay } from '../../lab/free-place.ts';
import { prices } from '../../lab/prices.ts';
import { isShort } from '../../lab/quota.ts';
import type { Line } from '../../text/line.ts';
import type { Room } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { paragraph } from '../question/rich-text.ts';
import { commandLines, headingLine, labelled } from './told-lines.ts';

const column = 14;

const clusterCost = (language: Language): string => {
  const { eksStandard, eksExtended, asOf } = prices;
  return texts.clusterCost[language](eksStandard.toFixed(2), eksExtended.toFixed(2), asOf);
};

const accountWords = ({ account, alias }: AwsView, language: Language): string =>
  alias === undefined ? `${account} ` : texts.account[language](account, alias);

/** Where the lab would run: everything that tells this cluster or account from another. */
function targetLines(target: TargetView, language: Language, room: Room): readonly Line[] {
  const row = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : labelled(label, text, room, column);
  const cluster = [
    `${target.cluster ?? target.provider}${target.simulated ? labTexts.simulated[language] : ''}`,
    target.version,
    target.nodes === undefined ? undefined : texts.nodes[language](target.nodes),
    target.context === undefined ? undefined : texts.context[language](target.context),
  ].filter((part) => part !== undefined);
  const { pin, aws, eks } = target;
  const inAws =
    eks && [eks.account, eks.region, eks.version, eks.authMode].filter((part) => part !== undefined);
  return [
    ...(target.server === undefined ? [] : row(texts.cluster[language], cluster.join('   '))),
    ...row(texts.server[language], target.server),
    ...row('EKS', inAws?.join('   ')),
    ...row('', eks && clusterCost(language)),
    ...row(texts.aws[language], aws && `${accountWords(aws, language)}  ${aws.region}`),
    ...(aws?.endpoint === undefined ? [] : row('', texts.endpoint[language](aws.endpoint))),
    ...row(texts.caller[language], aws?.arn ?? eks?.caller),
    ...row(eksTexts.signIn[language], target.signIn),
    ...row(
      texts.pinned[language],
      pin.kubeSystemUid !== undefined
        ? texts.pinKube[language](pin.kubeSystemUid.slice(0, 8), pin.ca?.slice(0, 8))
        : pin.account !== undefined && pin.region !== undefined
          ? texts.pinAws[language](pin.account, pin.region)
          : undefined,
    ),
  ];
}

/** Room for what the lab takes, and the tags on all it makes on AWS. */
function roomLines({ quotas, target, session }: LabPlan, language: Language, room: Room): readonly Line[] {
  const { aws } = target;
  const lines = quotas.flatMap((quota, at) => {
    const [first, ...rest] = labelled(
      at === 0 ? labQuotaTexts.room[language] : '',
      sayQuota(quota, language),
      room,
      column,
    );
    return first === undefined ? [] : [isShort(quota) ? { ...first, mark: marks.caution } : first, ...rest];
  });
  if (aws?.expires === undefined) return lines;
  return [
    ...lines,
    ...labelled(labQuotaTexts.tags[language], sayTags(sessionTags(session, aws), language), room, column),
  ];
}

const marked = (text: string, mark: (typeof marks)[keyof typeof marks], room: Room): readonly Line[] =>
  paragraph(text, { width: room.measure, hang: room.hang }).map((each, at) =>
    at === 0 ? { ...each, mark } : each,
  );

function makesLines(plan: LabPlan, language: Language, room: Room, commands: boolean): readonly Line[] {
  if (plan.makes.length === 0) return [];
  const shown = commands ? plan.commands : plan.commands.slice(0, 1);
  return [
    emptyLine,
    headingLine(texts.makes[language]),
    ...plan.makes.flatMap((made) => marked(made[language], marks.more, room)),
    ...shown.flatMap((command) => commandLines(command, room.measure)),
  ];
}

const freeWords = ({ lab, place }: FreeWay, language: Language): string =>
  labCostTexts.freeElsewhere[language](lab, labCostTexts.places[place][language]);

function costLines(plan: LabPlan, language: Language, room: Room): readonly Line[] {
  const own = plan.learnerMakes.flatMap((made) => marked(made[language], marks.more, room));
  const { free } = plan;
  const price = sayCost(plan, language);
  const lines = [
    ...own,
    ...(price === undefined ? [] : marked(price, marks.caution, room)),
    ...(free === undefined ? [] : marked(freeWords(free, language), marks.less, room)),
  ];
  return lines.length === 0 ? [] : [emptyLine, headingLine(texts.learnerMakes[language]), ...lines];
}

function lackLines(plan: LabPlan, language: Language, room: Room): readonly Line[] {
  if (plan.lacks.length === 0) return [];
  return [
    emptyLine,
    line([say(texts.lacks[language], 'strong')]),
    ...plan.lacks.flatMap((lack) => marked(`${lack.need}: ${lack.because[language]}`, marks.less, room)),
    ...(plan.elsewhere.length === 0
      ? []
      : paragraph(texts.elsewhere[language](plan.elsewhere.join(', ')), {
          width: room.measure,
          hang: room.hang,
        })),
  ];
}

/** The whole plan: target, what is made and by which commands, what the learner makes and what it costs. */
export const planLines = (
  plan: LabPlan,
  language: Language,
  room: Room,
  commands: boolean,
): readonly Line[] => [
  headingLine(texts.target[language]),
  ...targetLines(plan.target, language, room),
  ...roomLines(plan, language, room),
  ...makesLines(plan, language, room, commands),
  ...costLines(plan, language, room),
  ...lackLines(plan, language, room),
];
