import type { Command } from 'commander';
import type { CourseModule } from '../../course/course.ts';
import { lessonsTexts } from '../../i18n/texts/lessons.ts';
import { progressOf } from '../../study/progress.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addLessonsCommand(program: Command, cli: CliContext): void {
  const lessons = program.command('lessons');
  describe(lessons, cli.say(lessonsTexts.summary), [
    ['eks-learn lessons list', cli.say(lessonsTexts.list)],
    ['eks-learn lessons show irsa --width 72', cli.say(lessonsTexts.exampleShow)],
  ]);
  const list = lessons.command('list', { isDefault: true }).action(() => listLessons(cli));
  describe(list, cli.say(lessonsTexts.list), [['eks-learn lessons list --json', '']]);
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
