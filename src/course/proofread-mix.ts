import { languages } from '../i18n/language.ts';
import type { Question, QuestionOf } from '../study/question.ts';
import { widthOf } from '../text/width.ts';
import { type Finding, finding } from './finding.ts';
import type { QuestionFile } from './load.ts';
import type { LessonText } from './load-lesson.ts';

const fewestInLesson = 5;
/** Shares say nothing about a handful: below this many questions they are not looked at. */
const enough = 12;

/** The lessons of a module against all questions there are for them, of however many files. */
export const proofreadCoverage = (
  lessons: readonly LessonText[],
  questions: readonly Question[],
): readonly Finding[] => lessons.flatMap((lesson) => coverage(lesson, questions));

/** A file as a whole: places and lengths of right options, levels, situations. */
export function proofreadMix(file: QuestionFile): readonly Finding[] {
  const { questions } = file.value;
  const tell = (code: Parameters<typeof finding>[0], detail: string) =>
    finding(code, file.file, file.document.positionOf(['questions']), detail);
  return [
    ...(questions.length < enough ? [] : [...levels(questions), ...situations(questions)]).map(
      ([code, detail]) => tell(code, detail),
    ),
    ...places(questions).map((detail) => tell('position-balance', detail)),
    ...lengths(questions).map((detail) => tell('length-balance', detail)),
  ];
}

function coverage(lesson: LessonText, questions: readonly Question[]): readonly Finding[] {
  const mine = questions.filter((question) => question.lesson === lesson.matter.id);
  return [
    ...(mine.length < fewestInLesson
      ? [finding('few-questions', lesson.file, lesson.document.positionOf(['id']), mine.length)]
      : []),
    ...lesson.matter.objectives.flatMap(({ id }, index) => {
      const kinds = new Set(
        mine.filter((question) => question.objective === id).map((question) => question.kind),
      );
      if (kinds.size >= 2) return [];
      return [
        finding(
          'objective-uncovered',
          lesson.file,
          lesson.document.positionOf(['objectives', index, 'id']),
          id,
        ),
      ];
    }),
  ];
}

type MixFinding = readonly ['level-mix' | 'scenario-share', string];

const percent = (part: number, whole: number): number => Math.round((part / whole) * 100);

function levels(questions: readonly Question[]): readonly MixFinding[] {
  const share = (level: Question['level']) =>
    percent(questions.filter((question) => question.level === level).length, questions.length);
  const mix = { recall: share('recall'), apply: share('apply'), judge: share('judge') };
  if (mix.recall <= 20 && mix.apply >= 60 && mix.judge >= 15) return [];
  return [['level-mix', `recall ${mix.recall}%, apply ${mix.apply}%, judge ${mix.judge}%`]];
}

function situations(questions: readonly Question[]): readonly MixFinding[] {
  const share = percent(questions.filter((question) => question.scenario).length, questions.length);
  return share >= 60 ? [] : [['scenario-share', `${share}%`]];
}

const singles = (questions: readonly Question[]): readonly QuestionOf<'single' | 'output'>[] =>
  questions.filter(
    (question): question is QuestionOf<'single' | 'output'> =>
      question.kind === 'single' || question.kind === 'output',
  );

/** Chance gives each of four places a quarter; more than that and two standard deviations is a habit of the author. */
const tooMany = (count: number, expected: number, total: number): boolean =>
  total >= 8 && count > expected + 2 * Math.sqrt(expected * (1 - expected / total));

function places(questions: readonly Question[]): readonly string[] {
  const all = singles(questions);
  const found = [0, 1, 2, 3, 4, 5].map((place) => ({
    place,
    count: all.filter(({ options }) => options.findIndex((option) => option.right === true) === place).length,
    expected: all.reduce((sum, { options }) => sum + (place < options.length ? 1 / options.length : 0), 0),
  }));
  return found
    .filter(({ count, expected }) => tooMany(count, expected, all.length))
    .map(({ place, count }) => `${String.fromCharCode(65 + place)}: ${count}/${all.length}`);
}

/** The right option is the longest no more often than chance would have it. */
function lengths(questions: readonly Question[]): readonly string[] {
  const all = singles(questions);
  const expected = all.reduce((sum, { options }) => sum + 1 / options.length, 0);
  return languages.flatMap((language) => {
    const longest = all.filter(({ options }) => {
      const widest = Math.max(...options.map((option) => widthOf(option.text[language])));
      const having = options.filter((option) => widthOf(option.text[language]) === widest);
      return having.length === 1 && having[0]?.right === true;
    }).length;
    return tooMany(longest, expected, all.length) ? [`${language}: ${longest}/${all.length}`] : [];
  });
}
