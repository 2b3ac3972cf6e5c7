import { type Command, Option } from 'commander';
import { labTexts } from '../../i18n/texts/lab.ts';
import { labTargetTexts } from '../../i18n/texts/lab-target.ts';
import { labUndoTexts } from '../../i18n/texts/lab-undo.ts';
import { Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { wholeNumber } from '../whole-number.ts';

/** `60s`, `2m` or seconds, in milliseconds. */
function waitTime(text: string): number {
  const [, digits, unit] = /^(\d+)(s|m)?$/.exec(text) ?? [];
  if (digits === undefined) throw new Problem('usage', { message: `--wait=${text}` });
  return Number(digits) * (unit === 'm' ? 60_000 : 1_000);
}

type Add = (lab: Command, cli: CliContext) => void;

const addReading: Add = (lab, cli) => {
  const say = cli.say;
  const list = lab.command('list', { isDefault: true });
  describe(list, say(labTexts.list), [['eks-learn lab list --json', '']]);
  list.action(async () => (await import('./lab-read.ts')).listLabs(cli));
  const show = lab.command('show').argument('<id>', say(labTexts.id));
  describe(show, say(labTexts.show), [['eks-learn lab show deploy-web-app', '']]);
  show.action(async (id: string) => (await import('./lab-read.ts')).showLab(id, cli));
  const path = lab.command('path').argument('<id>', say(labTexts.id));
  describe(path, say(labTexts.path), [['eks-learn lab path deploy-web-app', '']]);
  path.action(async (id: string) => (await import('./lab-read.ts')).pathOfLab(id, cli));
  const target = lab.command('target').argument('[name]', say(labTargetTexts.command.name));
  describe(target, say(labTargetTexts.command.summary), [
    ['eks-learn lab target', ''],
    ['eks-learn lab target kind-dev', ''],
  ]);
  target.action(async (name?: string) => (await import('./lab-target.ts')).targetOfLabs(name, cli));
  const status = lab.command('status');
  describe(status, say(labTexts.status), [['eks-learn lab status', '']]);
  status.action(async () => (await import('./lab-read.ts')).statusOfLabs(cli));
};

const addDoing: Add = (lab, cli) => {
  const say = cli.say;
  const start = lab
    .command('start')
    .argument('[id]', say(labTexts.startId))
    .option('--target <name>', say(labTexts.target))
    .option('--yes', say(labTexts.yes))
    .option('--allow-exec <command>', say(labTexts.allowExec));
  describe(start, say(labTexts.start), [['eks-learn lab start deploy-web-app --target kind', '']]);
  start.action(async (id: string | undefined, options) =>
    (await import('./lab-start.ts')).startLab(id, options, cli),
  );
  for (const name of ['reset', 'cleanup'] as const) {
    const command = lab
      .command(name)
      .argument('[id]', say(labTexts.id))
      .option('--dry-run', say(labUndoTexts.dryRun))
      .option('--target <name>', say(labUndoTexts.target))
      .option('--yes', say(labUndoTexts.yes));
    describe(command, say(labTexts[name]), [
      [`eks-learn lab ${name}`, ''],
      [`eks-learn lab ${name} --dry-run`, ''],
    ]);
    command.action(async (id: string | undefined, options) =>
      (await import('./lab-undo.ts')).undoLab(name, id, options, cli),
    );
  }
  const shell = lab.command('shell').argument('[id]', say(labTexts.id));
  describe(shell, say(labTexts.shell), [['eks-learn lab shell', '']]);
  shell.action(async (id?: string) => (await import('./lab-shell.ts')).openLabShell(id, cli));
};

/** Local clusters that are made and deleted through their own tools. */
const addClusters: Add = (lab, cli) => {
  const say = cli.say;
  const cluster = lab.command('cluster');
  describe(cluster, say(labTexts.clusters), [
    ['eks-learn lab cluster list', ''],
    ['eks-learn lab cluster create kind', ''],
    ['eks-learn lab cluster delete kind', ''],
  ]);
  const list = cluster.command('list', { isDefault: true });
  describe(list, say(labTexts.clusterList), [['eks-learn lab cluster list --json', '']]);
  list.action(async () => (await import('./lab-cluster.ts')).listClusters(cli));
  const create = cluster.command('create').argument('<tool>', say(labTexts.clusterTool));
  describe(create, say(labTexts.clusterCreate), [['eks-learn lab cluster create kind', '']]);
  create.action(async (tool: string) => (await import('./lab-cluster.ts')).makeCluster(tool, cli));
  const remove = cluster.command('delete').argument('<tool>', say(labTexts.clusterTool));
  describe(remove, say(labTexts.clusterDelete), [['eks-learn lab cluster delete kind', '']]);
  remove.action(async (tool: string) => (await import('./lab-cluster.ts')).deleteCluster(tool, cli));
};

const addJudging: Add = (lab, cli) => {
  const say = cli.say;
  const check = lab
    .command('check')
    .argument('[id]', say(labTexts.id))
    .option('--once', say(labTexts.once))
    .addOption(new Option('--wait [time]', say(labTexts.wait)).conflicts('once'))
    .option('--junit <file>', say(labTexts.junit));
  describe(check, say(labTexts.check), [
    ['eks-learn lab check', ''],
    ['eks-learn lab check --wait=60s --junit report.xml', ''],
  ]);
  check.action(async (id: string | undefined, options) => {
    const wait = typeof options.wait === 'string' ? waitTime(options.wait) : undefined;
    const how = options.once ? { once: true } : { once: false, ceiling: wait };
    await (await import('./lab-check.ts')).checkLab(id, { ...how, junit: options.junit }, cli);
  });
  const hint = lab
    .command('hint')
    .argument('[id]', say(labTexts.id))
    .argument('[task]', say(labTexts.task))
    .addOption(new Option('--tier <number>', say(labTexts.tier)).argParser(wholeNumber(0, 9)));
  describe(hint, say(labTexts.hint), [['eks-learn lab hint', '']]);
  hint.action(async (id, task, options) =>
    (await import('./lab-hint.ts')).hintLab(id, task, options.tier, cli),
  );
  const solution = lab
    .command('solution')
    .argument('[id]', say(labTexts.id))
    .option('--apply [name]', say(labTexts.apply));
  describe(solution, say(labTexts.solution), [['eks-learn lab solution deploy-web-app', '']]);
  solution.action(async (id: string | undefined, options) =>
    (await import('./lab-hint.ts')).solveLab(id, options.apply, cli),
  );
};

export function addLabCommand(program: Command, cli: CliContext): void {
  const lab = program.command('lab');
  describe(lab, cli.say(labTexts.summary), [
    ['eks-learn lab list', cli.say(labTexts.list)],
    ['eks-learn lab start deploy-web-app', cli.say(labTexts.start)],
    ['eks-learn lab check', cli.say(labTexts.check)],
    ['eks-learn lab cleanup', cli.say(labTexts.cleanup)],
  ]);
  addReading(lab, cli);
  addDoing(lab, cli);
  addClusters(lab, cli);
  addJudging(lab, cli);
}
