import { type Command, Option } from 'commander';
import type { CourseModule, LessonCard } from '../../course/course.ts';
import { lessonsTexts } from '../../i18n/texts/lessons.ts';
import { Problem } from '../../problem.ts';
import { progressOf } from '../../study/progress.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { wholeNumber } from '../whole-number.ts';

export function addLessonsCommand(program: Command, cli: CliContext): void {
  const lessons = program.command('lessons');
  describe(lessons, cli.say(lessonsTexts.summary), [
    ['eks-learn lessons list', cli.say(lessonsTexts.list)],
    ['eks-learn lessons show irsa --width 72', cli.say(lessonsTexts.exampleShow)],
  ]);
  const list = lessons.command('list', { isDefault: true }).action(() => listLessons(cli));
  describe(list, cli.say(lessonsTexts.list), [['eks-learn lessons list --json', '']]);
  const show = lessons
    .command('show')
    .argument('<id>', cli.say(lessonsTexts.id))
    .addOption(new Option('--width <columns>', cli.say(lessonsTexts.width)).argParser(wholeNumber(24, 200)))
    .action((id: string, options: { readonly width?: number }) => showLesson(id, options.width, cli));
  describe(show, cli.say(lessonsTexts.show), [
    ['eks-learn lessons show irsa', ''],
    ['eks-learn lessons show irsa --lang en --width 72', cli.say(lessonsTexts.exampleShow)],
  ]);
  const open = lessons
    .command('open')
    .argument('<id>', cli.say(lessonsTexts.id))
    .action((id: string) => openLesson(id, cli));
  describe(open, cli.say(lessonsTexts.open), [['eks-learn lessons open irsa', '']]);
}

async function openLesson(id: string, cli: CliContext): Promise<void> {
  const { canOpenApp, openApp } = await import('../open-app.ts');
  const { id: lesson } = await findLesson(id, cli);
  return canOpenApp(cli) ? openApp(cli, { screen: 'lesson', lesson }) : showLesson(id, undefined, cli);
}

async function findLesson(id: string, cli: CliContext): Promise<LessonCard> {
  const { course } = await cli.services();
  const card = course.card(id);
  if (card !== undefined) return card;
  const near = nearest(
    id,
    course.modules.flatMap((module) => module.lessons.map((lesson) => lesson.id)),
  );
  throw new Problem('no-such-lesson', { id, ...(near === undefined ? {} : { near }) });
}

async function showLesson(id: string, width: number | undefined, cli: CliContext): Promise<void> {
  const { course } = await cli.services();
  const card = await findLesson(id, cli);
  const lesson = course.lesson(card.id);
  const flags = cli.flags();
  if (flags.json) return cli.print.json('lesson', { lesson });
  const { printLesson } = await import('../print-lesson.ts');
  printLesson(lesson, course, width, cli);
  cli.print.note(`${cli.say(lessonsTexts.next)} eks-learn quiz --lesson ${card.id}`);
}

async function listLessons(cli: CliContext): Promise<void> {
  const { course, history } = await cli.services();
  const progress = progressOf(history.records).lessons;
  const stateOf = (id: string) => progress.get(id)?.state ?? 'new';
  if (cli.flags().json) {
    const lessons = course.modules.flatMap((module) =>
      module.lessons.map((card) => ({ ...card, state: stateOf(card.id) })),
    );
    return cli.print.json('lessons', { lessons });
  }
  const idWidth = Math.max(0, ...course.modules.flatMap((m) => m.lessons.map((card) => card.id.length)));
  for (const module of course.modules) printModule(module, idWidth, stateOf, cli);
  const first = course.modules.flatMap((m) => m.lessons).find((card) => stateOf(card.id) !== 'read');
  if (first) cli.print.note(`${cli.say(lessonsTexts.next)} eks-learn lessons show ${first.id}`);
}

const marks = { new: ' ', begun: '.', read: 'x' } as const;

function printModule(
  module: CourseModule,
  idWidth: number,
  stateOf: (id: string) => keyof typeof marks,
  cli: CliContext,
): void {
  cli.print.out(`${String(module.number).padStart(2)}  ${cli.say(module.title)}`);
  for (const card of module.lessons) {
    const minutes = `${String(card.minutes).padStart(2)} ${cli.say(lessonsTexts.minutes)}`;
    const head = `${card.number.padStart(6)} ${marks[stateOf(card.id)]} ${card.id.padEnd(idWidth)}  `;
    cli.print.out(`${head}${minutes}  ${cli.say(card.title)}`);
  }
}
