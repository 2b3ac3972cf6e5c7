import { sayMinutes } from '../../i18n/amounts.ts';
import { examTexts as texts } from '../../i18n/texts/exam.ts';
import type { Services } from '../../services.ts';
import { type Blueprint, passShare } from '../../study/exam/blueprint.ts';
import { drawPaper } from '../../study/exam/draw.ts';
import { type Readiness, readinessOf } from '../../study/exam/readiness.ts';
import { openSittings } from '../../study/exam/sitting.ts';
import { taskPool } from '../../study/exam/task-pool.ts';
import type { Question } from '../../study/question.ts';
import type { CliContext } from '../cli-context.ts';

/** Every blueprint with its facts, what can be drawn of it now, and how ready the learner is. */
export async function listExams(cli: CliContext): Promise<void> {
  const services = await cli.services();
  const { course, history } = services;
  const questions = allQuestions(services);
  const labs = await services.labs.list();
  const tasks = taskPool(labs);
  const domains = new Map(labs.map((lab) => [lab.id, lab.domains]));
  const byId = new Map(questions.map((question) => [question.id, question]));
  const exams = course.exams.map((exam) => {
    const draw = drawPaper({ blueprint: exam, questions, tasks, seed: 'list', edition: course.hash });
    return {
      exam,
      available: draw.questions.length + draw.tasks.length,
      uncovered: draw.uncovered,
      readiness: readinessOf(exam, byId, history.records, domains),
    };
  });
  const unfinished = openSittings(history.records).map(({ id, mode, paper }) => ({
    id,
    mode,
    exam: paper.blueprint.id,
  }));
  if (cli.flags().json) {
    return cli.print.json('exams', {
      exams: exams.map(({ exam, ...rest }) => ({
        ...exam,
        passLine: exam.pass.line,
        passShare: passShare(exam),
        ...rest,
      })),
      unfinished,
    });
  }
  for (const { exam, available, readiness } of exams) printExam(exam, available, readiness, cli);
  for (const { id } of unfinished) cli.print.note(`eks-learn exam resume ${id}`);
}

export const allQuestions = ({ course }: Services): readonly Question[] =>
  course.modules.flatMap((module) => course.questionsOf(module.id));

function printExam(exam: Blueprint, available: number, readiness: Readiness, cli: CliContext): void {
  const { language } = cli;
  const minutes = sayMinutes(exam.minutes, language);
  const row = exam.form === 'choice' ? texts.row : texts.taskRow;
  cli.print.out(`${exam.id.padEnd(8)} ${cli.say(exam.title)}`);
  cli.print.out(
    `         ${row[language](exam.questions, minutes, exam.pass.line)}   ${texts.available[language](available)}`,
  );
  cli.print.out(
    `         ${texts.checked[language](exam.source.checked)}   ${readinessText(readiness, cli)}`,
  );
  if (exam.scope !== undefined) cli.print.out(`         ${cli.say(texts.scope[exam.scope])}`);
  const unverified = exam.unverified?.map((name) => cli.say(texts.fact[name])) ?? [];
  if (unverified.length > 0) cli.print.out(`         ${texts.unverified[language](unverified)}`);
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function readinessText(
  { chance, interval, answers, sittings }: Readiness,
  { language }: CliContext,
): string {
  if (chance === undefined) return texts.readiness.tooFew[language](answers);
  const { low, high } = interval;
  const said = texts.readiness.chance[language](percent(chance), percent(low), percent(high));
  return `${said}   ${texts.readiness.basis[language](answers, sittings)}`;
}
