import { progressCommandTexts as texts } from '../../i18n/texts/progress-command.ts';
import { progressScreenTexts } from '../../i18n/texts/progress-screen.ts';
import { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { readinessOf } from '../../study/exam/readiness.ts';
import { progressOf } from '../../study/progress.ts';
import { studySettings, targetOf } from '../../study/settings.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { allQuestions, readinessText } from './exam-list.ts';

/** Sets the exam that is studied for (`none` sets none), or says which it is. */
export async function chooseTarget(id: string | undefined, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const { course, history } = services;
  if (id !== undefined) {
    const ids = course.exams.map((exam) => exam.id);
    if (id !== 'none' && !ids.includes(id)) {
      const near = nearest(id, ids);
      throw new Problem('no-such-exam', { id, ...(near === undefined ? {} : { near }) });
    }
    history.record([{ type: 'setting', name: studySettings.target, value: id === 'none' ? '' : id }]);
  }
  const target = targetOf(progressOf(history.records), course.exams);
  if (cli.flags().json) return cli.print.json('progress-target', { target: target?.id ?? null });
  if (target === undefined) return cli.print.out(cli.say(texts.noTarget));
  return printReadiness(services, cli);
}

/** The chance to pass the target exam, its interval, and the domain that widens it most. */
export async function printReadiness(services: Services, cli: CliContext): Promise<void> {
  const { course, history, labs } = services;
  const exam = targetOf(progressOf(history.records), course.exams);
  if (exam === undefined) return;
  const questions = new Map(allQuestions(services).map((question) => [question.id, question]));
  const domains = new Map((await labs.list()).map((lab) => [lab.id, lab.domains]));
  const readiness = readinessOf(exam, questions, history.records, domains);
  const { language, print, say } = cli;
  print.out(`${progressScreenTexts.target[language](exam.code)}   ${readinessText(readiness, cli)}`);
  const thin = exam.domains.find(({ id }) => id === readiness.thinnest?.domain);
  if (readiness.chance !== undefined && thin !== undefined)
    print.out(progressScreenTexts.narrow[language](say(thin.title), readiness.thinnest?.answers ?? 0));
}
