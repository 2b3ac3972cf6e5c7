import type { Command } from 'commander';
import type { StudyPath } from '../../course/course-file.ts';
import { pathsTexts } from '../../i18n/texts/paths.ts';
import { Problem } from '../../problem.ts';
import { type Progress, progressOf } from '../../study/progress.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addPathsCommand(program: Command, cli: CliContext): void {
  const paths = program
    .command('paths')
    .argument('[id]', cli.say(pathsTexts.id))
    .action((id: string | undefined) => (id === undefined ? list(cli) : show(id, cli)));
  describe(paths, cli.say(pathsTexts.summary), [
    ['eks-learn paths', cli.say(pathsTexts.all)],
    ['eks-learn paths --json', ''],
  ]);
}

type Course = Awaited<ReturnType<CliContext['services']>>['course'];

/** A path with what is left of it: minutes of the lessons, how many are read, the next one. */
function standingOf(path: StudyPath, course: Course, progress: Progress) {
  const cards = path.lessons.flatMap((id) => course.card(id) ?? []);
  const isRead = (id: string) => progress.lessons.get(id)?.state === 'read';
  return {
    ...path,
    minutes: cards.reduce((sum, card) => sum + card.minutes, 0),
    read: cards.filter((card) => isRead(card.id)).length,
    next: cards.find((card) => !isRead(card.id))?.id ?? null,
  };
}

async function list(cli: CliContext): Promise<void> {
  const { course, history } = await cli.services();
  const progress = progressOf(history.records);
  const paths = course.paths.map((path) => standingOf(path, course, progress));
  if (cli.flags().json) return cli.print.json('paths', { paths });
  const width = Math.max(0, ...paths.map(({ id }) => id.length));
  for (const { id, title, minutes, read, lessons } of paths) {
    const share = `${read}/${lessons.length}`.padStart(6);
    cli.print.out(
      `${id.padEnd(width)} ${share} ${String(minutes).padStart(4)} ${cli.say(pathsTexts.minutes)}  ${cli.say(title)}`,
    );
  }
  const first = paths[0];
  if (first !== undefined) cli.print.note(`${cli.say(pathsTexts.next)} eks-learn paths ${first.id}`);
}

async function show(id: string, cli: CliContext): Promise<void> {
  const { course, history } = await cli.services();
  const path = course.paths.find((known) => known.id === id);
  if (path === undefined) {
    const near = nearest(
      id,
      course.paths.map((known) => known.id),
    );
    throw new Problem('no-such-path', { id, ...(near === undefined ? {} : { near }) });
  }
  const progress = progressOf(history.records);
  const standing = standingOf(path, course, progress);
  if (cli.flags().json) return cli.print.json('path', { path: standing });
  cli.print.out(cli.say(path.title));
  cli.print.out(`  ${cli.say(path.about)}`);
  for (const card of path.lessons.flatMap((lesson) => course.card(lesson) ?? [])) {
    const mark = progress.lessons.get(card.id)?.state === 'read' ? 'x' : ' ';
    cli.print.out(`${card.number.padStart(6)} ${mark} ${cli.say(card.title)}`);
  }
  if (standing.next !== null)
    cli.print.note(`${cli.say(pathsTexts.next)} eks-learn lessons show ${standing.next}`);
}
