import { progressScreenTexts as texts } from '../../i18n/texts/progress-screen.ts';
import type { Blueprint } from '../../study/exam/blueprint.ts';
import { type LabDomains, type Readiness, readinessOf } from '../../study/exam/readiness.ts';
import type { HistoryRecord } from '../../study/history.ts';
import { masteryOf, weakestFirst } from '../../study/mastery.ts';
import type { Question } from '../../study/question.ts';
import { targetOf } from '../../study/settings.ts';
import type { Line } from '../../text/line.ts';
import type { Room } from '../frame/room.ts';
import { learnerOf } from '../learner.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

/** An interval wider than this says little, and the screen says why. */
const wide = 0.2;

const allQuestions = ({ services: { course } }: Env): readonly Question[] =>
  course.modules.flatMap(({ id }) => course.questionsOf(id));

export const targetExam = (env: Env): Blueprint | undefined =>
  targetOf(learnerOf(env).progress, env.services.course.exams);

let known:
  | { of: readonly HistoryRecord[]; length: number; exam: string; labs: LabDomains; readiness: Readiness }
  | undefined;

/** Six hundred abilities are drawn for it, so it is made once for a state of the history. */
function readinessFor(exam: Blueprint, labs: LabDomains, env: Env): Readiness {
  const { records } = env.services.history;
  const same = known?.of === records && known.length === records.length && known.labs === labs;
  if (known === undefined || !same || known.exam !== exam.id) {
    const byId = new Map(allQuestions(env).map((question) => [question.id, question]));
    const readiness = readinessOf(exam, byId, records, labs);
    known = { of: records, length: records.length, exam: exam.id, labs, readiness };
  }
  return known.readiness;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The chance to pass the target exam, with its interval and what the interval comes from. */
export function readinessLines(labs: LabDomains, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const sized = { width: room.measure, hang: room.hang };
  const exam = targetExam(env);
  if (exam === undefined) return paragraph(texts.noTarget[language], sized);
  const { chance, interval, answers, sittings, thinnest } = readinessFor(exam, labs, env);
  const title = exam.domains.find(({ id }) => id === thinnest?.domain)?.title[language] ?? '';
  if (chance === undefined) return paragraph(texts.tooFew[language](answers), sized);
  const low = String(Math.round(interval.low * 100));
  const said = texts.chance[language](percent(chance), low, percent(interval.high), answers, sittings);
  const reason = interval.high - interval.low > wide ? texts.wide : texts.narrow;
  return [...paragraph(said, sized), ...paragraph(reason[language](title, thinnest?.answers ?? 0), sized)];
}

/** Mastery by domain of the target exam, weakest first; only domains of which something was answered. */
export function domainRows(env: Env) {
  const exam = targetExam(env);
  if (exam === undefined) return [];
  const questions = allQuestions(env);
  const topics = exam.domains.map(({ id }) => ({
    id,
    questions: questions.flatMap((question) =>
      question.domains.includes(`${exam.id}/${id}`) ? [question.id] : [],
    ),
  }));
  const title = (id: string) => exam.domains.find((domain) => domain.id === id)?.title[env.language] ?? id;
  return weakestFirst(masteryOf(topics, learnerOf(env).progress)).map(({ id, share }) => ({
    id,
    share,
    title: title(id),
  }));
}
