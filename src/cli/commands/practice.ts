import { type Command, Option } from 'commander';
import { practiceTexts as texts } from '../../i18n/texts/practice.ts';
import { practiceScreenTexts as screen } from '../../i18n/texts/practice-screen.ts';
import type { PracticeControl } from '../../practice/control.ts';
import type { PracticeStatus } from '../../practice/practice-status.ts';
import { Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

type Given = { name: string; nodes?: string; idle?: string; speed?: string; list?: boolean };

const whole = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw new Problem('bad-value', {
      name,
      value: text,
      allowed: '1, 2, 3, …',
      help: 'eks-learn help practice up',
    });
  }
  return Number(text);
};

export function addPracticeCommand(program: Command, cli: CliContext): void {
  const practice = program.command('practice');
  describe(practice, cli.say(texts.summary), [
    ['eks-learn practice up', cli.say(texts.up)],
    ['eval "$(eks-learn practice env)"', cli.say(texts.exampleEnv)],
    ['eks-learn practice reset', cli.say(texts.reset)],
  ]);
  const add = (name: string, summary: string, action: (given: Given, ...args: string[]) => Promise<void>) => {
    const command = practice
      .command(name)
      .option('--name <name>', cli.say(texts.options.name), 'default')
      .action((...given: unknown[]) => {
        const options = given.at(-2) as Given;
        return action(options, ...(given.slice(0, -2) as string[]));
      });
    return describe(command, summary, [[`eks-learn practice ${name.replace(/ [<[].*/, '')}`, '']]);
  };
  const running = (command: Command) =>
    command
      .option('--nodes <number>', cli.say(texts.options.nodes))
      .option('--idle <minutes>', cli.say(texts.options.idle))
      .option('--speed <factor>', cli.say(texts.options.speed));
  running(add('up', cli.say(texts.up), (given) => up(given, cli)));
  add('down', cli.say(texts.down), (given) => down(given, cli));
  running(add('reset', cli.say(texts.reset), (given) => reset(given, cli)));
  add('status', cli.say(texts.status), (given) => status(given, cli));
  add('env', cli.say(texts.env), (given) => env(given, cli));
  add('snapshot [snapshot]', cli.say(texts.snapshot), (given, name) => snapshot(given, name, cli)).option(
    '--list',
    cli.say(texts.options.list),
  );
  add('restore <snapshot>', cli.say(texts.restore), (given, name) => restore(given, name ?? '', cli));
  practice
    .command('serve', { hidden: true })
    .addOption(new Option('--name <name>').default('default'))
    .addOption(new Option('--nodes <number>'))
    .addOption(new Option('--idle <minutes>'))
    .addOption(new Option('--speed <factor>'))
    .action(async (given: Given) => serve(given, cli));
}

const controlOf = async ({ name }: Given, { world }: CliContext) =>
  (await import('../practice-control.ts')).practiceControl(world, name);

function upOptions({ nodes, idle, speed }: Given) {
  const [count, minutes, factor] = [whole('--nodes', nodes), whole('--idle', idle), whole('--speed', speed)];
  return {
    ...(count === undefined ? {} : { nodes: count }),
    ...(minutes === undefined ? {} : { idle: minutes }),
    ...(factor === undefined ? {} : { speed: factor }),
  };
}

async function up(given: Given, cli: CliContext): Promise<void> {
  const control = await controlOf(given, cli);
  await tell(control, await control.up(upOptions(given)), cli);
}

async function reset(given: Given, cli: CliContext): Promise<void> {
  const control = await controlOf(given, cli);
  await tell(control, await control.reset(upOptions(given)), cli);
}

async function down(given: Given, cli: CliContext): Promise<void> {
  const stopped = await (await controlOf(given, cli)).down();
  if (cli.flags().json) return cli.print.json('practice', { state: 'stopped' });
  cli.print.out(cli.say(stopped ? texts.stopped : texts.wasStopped));
}

async function status(given: Given, cli: CliContext): Promise<void> {
  const control = await controlOf(given, cli);
  await tell(control, await control.status(), cli);
}

async function tell(
  control: PracticeControl,
  now: PracticeStatus | undefined,
  cli: CliContext,
): Promise<void> {
  const { kubeconfig } = control.access;
  if (cli.flags().json) {
    const state = now === undefined ? await control.state() : 'running';
    const absent = { version: null, server: null, nodes: null, pid: null };
    return cli.print.json('practice', { state, ...absent, ...now, kubeconfig, awsEndpoint: null });
  }
  const say = cli.say;
  if (now === undefined) return cli.print.out(say(texts.state[await control.state()]));
  const { language } = cli;
  const rows: readonly (readonly [string, string])[] = [
    [say(screen.labels.server), `${now.server}  ${now.version}`],
    [say(screen.labels.kubeconfig), kubeconfig],
    [say(screen.labels.nodes), screen.nodes[language](now.readyNodes, now.nodes)],
    [say(screen.labels.pods), screen.pods[language](now.pods, now.namespaces)],
    [say(screen.labels.memory), screen.memory(now.memory, now.pid)],
    ...(now.idleLeft === undefined
      ? []
      : [[say(screen.labels.idle), screen.idle[language](now.idleLeft)] as const]),
  ];
  const { widthOf } = await import('../../text/width.ts');
  const width = Math.max(...rows.map(([label]) => widthOf(label)));
  cli.print.out(`${say(texts.state.running)}  ${say(texts.simulated)}`);
  for (const [label, text] of rows)
    cli.print.out(`  ${label}${' '.repeat(width - widthOf(label) + 2)}${text}`);
}

async function env(given: Given, cli: CliContext): Promise<void> {
  const control = await controlOf(given, cli);
  if ((await control.status()) === undefined) throw new Problem('practice-not-running', { name: given.name });
  const { practiceEnv } = await import('../../practice/environment.ts');
  for (const [name, value] of Object.entries(practiceEnv(control.access.kubeconfig)))
    cli.print.out(`export ${name}='${value}'`);
}

async function snapshot(given: Given, name: string | undefined, cli: CliContext): Promise<void> {
  const control = await controlOf(given, cli);
  if (given.list || name === undefined) {
    if (cli.flags().json) return cli.print.json('practice-snapshots', { snapshots: control.snapshots() });
    for (const one of control.snapshots()) cli.print.out(one);
    return;
  }
  const { isName } = await import('../../practice/home.ts');
  if (!isName(name)) throw new Problem('practice-bad-name', { name });
  await control.snapshot(name);
  cli.print.out(`${cli.say(texts.kept)}: ${name}`);
}

async function restore(given: Given, name: string, cli: CliContext): Promise<void> {
  await (await controlOf(given, cli)).restore(name);
  cli.print.out(`${cli.say(texts.restored)}: ${name}`);
}

async function serve(given: Given, cli: CliContext): Promise<void> {
  const { practiceServe } = await import('../practice-serve.ts');
  const { kubectlMinor } = await import('../../practice/kubectl-minor.ts');
  const { name } = given;
  const [nodes, idle, speed] = [
    whole('--nodes', given.nodes),
    whole('--idle', given.idle),
    whole('--speed', given.speed),
  ];
  cli.exitWith(await practiceServe({ name, nodes, idle, speed }, cli.world, kubectlMinor(cli.world.env)));
}
