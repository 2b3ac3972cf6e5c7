import type { Command } from 'commander';
import { type PathStanding, type StandingStep, standingOf } from '../../course/path-standing.ts';
import { pathsTexts as texts } from '../../i18n/texts/paths.ts';
import { Problem } from '../../problem.ts';
import { examsSat } from '../../study/exam/sitting.ts';
import { progressOf } from '../../study/progress.ts';
import { nearest } from '../../text/nearest.ts';
import { widthOf } from '../../text/width.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addPathsCommand(program: Command, cli: CliContext): void {
  const paths = program
    .command('paths')
    .argument('[id]', cli.say(texts.id))
    .action((id: string | undefined) => (id === undefined ? list(cli) : show(id, cli)));
  describe(paths, cli.say(texts.summary), [
    ['eks-learn paths', cli.say(texts.all)],
    ['eks-learn paths role-newcomer', cli.say(texts.one)],
    ['eks-learn paths --json', ''],
  ]);
}

async function standings(cli: CliContext): Promise<readonly PathStanding[]> {
  const { course, history, labs } = await cli.services();
  const cards = await labs.list();
  const past = { progress: progressOf(history.records), sat: examsSat(history.records) };
  return course.paths.map((path) => standingOf(path, course, cards, past));
}

/** A path for programs: its steps with titles and minutes, how many are done, the command that goes on. */
const asJson = ({ path, steps, minutes, done, next }: PathStanding) => ({
  ...path,
  steps: steps.map(({ step, ...rest }) => ({ ...step, ...rest })),
  minutes,
  done,
  next: next === undefined ? null : commandOf(next),
});

/** What starts a step. */
function commandOf({ step }: StandingStep): string {
  if ('lesson' in step) return `eks-learn lessons show ${step.lesson}`;
  if ('lab' in step) return `eks-learn lab start ${step.lab}`;
  if ('exam' in step) return `eks-learn exam start ${step.exam}`;
  return `eks-learn quiz --item ${step.questions.join(' ')}`;
}

async function list(cli: CliContext): Promise<void> {
  const paths = await standings(cli);
  if (cli.flags().json) return cli.print.json('paths', { paths: paths.map(asJson) });
  const width = Math.max(0, ...paths.map(({ path }) => path.id.length));
  for (const { path, done, steps, minutes } of paths) {
    const share = `${done}/${steps.length}`.padStart(6);
    const time = texts.minutes[cli.language](minutes);
    const pad = ' '.repeat(Math.max(0, 14 - widthOf(time)));
    cli.print.out(`${path.id.padEnd(width)} ${share} ${pad}${time}  ${cli.say(path.title)}`);
  }
  const first = paths[0];
  if (first !== undefined) cli.print.note(`${cli.say(texts.next)} eks-learn paths ${first.path.id}`);
}

async function show(id: string, cli: CliContext): Promise<void> {
  const paths = await standings(cli);
  const standing = paths.find(({ path }) => path.id === id);
  if (standing === undefined) {
    const near = nearest(
      id,
      paths.map(({ path }) => path.id),
    );
    throw new Problem('no-such-path', { id, ...(near === undefined ? {} : { near }) });
  }
  if (cli.flags().json) return cli.print.json('path', { path: asJson(standing) });
  const { path, steps, minutes, done, next } = standing;
  cli.print.out(cli.say(path.title));
  cli.print.out(`  ${cli.say(path.about)}`);
  const { language } = cli;
  cli.print.out(`  ${texts.done[language](done, steps.length)}   ${texts.minutes[language](minutes)}`);
  for (const step of steps) {
    const kind = kindOf(step, cli);
    const column = `${' '.repeat(Math.max(0, 6 - widthOf(kind)))}${kind}`;
    cli.print.out(`${column} ${step.done ? 'x' : ' '} ${cli.say(step.title)}`);
  }
  if (next !== undefined) cli.print.note(`${cli.say(texts.next)} ${commandOf(next)}`);
}

function kindOf({ step, number }: StandingStep, cli: CliContext): string {
  if ('lab' in step) return cli.say(texts.steps.lab);
  if ('exam' in step) return cli.say(texts.steps.exam);
  return 'questions' in step ? cli.say(texts.steps.questions) : number;
}
