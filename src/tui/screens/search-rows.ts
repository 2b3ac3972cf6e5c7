import type { SearchHit } from '../../course/search.ts';
import type { SearchKind } from '../../course/search-documents.ts';
import { placeOf } from '../../course/search-place.ts';
import { sayMinutes, sayShortDay } from '../../i18n/amounts.ts';
import type { Both } from '../../i18n/language.ts';
import { glossaryScreenTexts } from '../../i18n/texts/glossary-screen.ts';
import { homeTexts } from '../../i18n/texts/home.ts';
import { practiceScreenTexts } from '../../i18n/texts/practice-screen.ts';
import { questionTexts } from '../../i18n/texts/question.ts';
import { searchScreenTexts as texts } from '../../i18n/texts/search-screen.ts';
import { settingNames } from '../../i18n/texts/settings-screen.ts';
import type { LabCard } from '../../lab/actions.ts';
import { settings } from '../../study/setting-table.ts';
import type { Line, Mark } from '../../text/line.ts';
import { normalise } from '../../text/normalise.ts';
import type { ListItem } from '../components/list.ts';
import { blanks, fitted, line, padded, say, spread } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { learnerOf } from '../learner.ts';
import type { Place } from '../places.ts';
import type { Env } from '../screen.ts';

/** A hit as a row: what it is called, what stands at its right, a line about it, and where it opens. */
export type SearchRow = {
  readonly kind: SearchKind | 'screen';
  readonly title: string;
  readonly right: string;
  readonly about: string;
  readonly mark?: Mark;
  readonly place: Place;
};

/** Describes a hit; undefined when its thing is gone from the course. */
export function searchRow(
  hit: SearchHit,
  queries: readonly string[],
  labs: readonly LabCard[],
  env: Env,
): SearchRow | undefined {
  switch (hit.kind) {
    case 'lesson':
      return lessonRow(hit, queries, env);
    case 'question':
      return questionRow(hit, env);
    case 'term':
      return termRow(hit, env);
    case 'lab':
      return labRow(hit, labs, env);
  }
}

function lessonRow(hit: SearchHit, queries: readonly string[], env: Env): SearchRow | undefined {
  const { language, services } = env;
  const card = services.course.card(hit.id);
  if (card === undefined) return undefined;
  const lesson = services.course.lesson(card.id);
  const { block, excerpt } = placeOf(lesson.body[language], hit.section, queries);
  const state = learnerOf(env).progress.lessons.get(card.id)?.state;
  const mark = state === 'read' ? { mark: marks.done } : state === 'begun' ? { mark: marks.begun } : {};
  return {
    kind: 'lesson',
    title: `${card.number} ${card.title[language]}`,
    right: sayMinutes(card.minutes, language),
    about: excerpt,
    ...mark,
    place: { screen: 'lesson', lesson: card.id, block },
  };
}

function questionRow(hit: SearchHit, env: Env): SearchRow | undefined {
  const { language, services } = env;
  const question = services.course.question(hit.id);
  if (question === undefined) return undefined;
  const item = learnerOf(env).progress.items.get(question.id);
  const verdict = item && questionTexts.verdicts[item.last][language];
  return {
    kind: 'question',
    title: question.stem[language].replace(/[`*]/g, ''),
    right: item === undefined ? texts.unanswered[language] : `${verdict} ${sayShortDay(item.at, language)}`,
    about: '',
    ...(item === undefined
      ? {}
      : { mark: item.last === 'right' ? marks.right : item.last === 'partly' ? marks.partly : marks.wrong }),
    place: { screen: 'quiz', questions: [question.id], title: texts.search, seed: question.id },
  };
}

function termRow(hit: SearchHit, env: Env): SearchRow | undefined {
  const { language, services } = env;
  const term = services.course.glossary.get(hit.id);
  if (term === undefined) return undefined;
  const other = language === 'ja' ? term.term.en : term.term.ja;
  const both =
    other === term.term[language]
      ? other
      : language === 'ja'
        ? `${term.term.ja}（${other}）`
        : `${term.term.en} (${other})`;
  return {
    kind: 'term',
    title: both,
    right: services.course.card(term.lesson)?.number ?? '',
    about: term.meaning[language].replace(/[`*]/g, ''),
    place: { screen: 'glossary', term: term.id },
  };
}

function labRow(hit: SearchHit, labs: readonly LabCard[], env: Env): SearchRow | undefined {
  const lab = labs.find((card) => card.id === hit.id);
  if (lab === undefined) return undefined;
  const passed = learnerOf(env).progress.labs.get(lab.id)?.passed;
  return {
    kind: 'lab',
    title: lab.title[env.language],
    right: sayMinutes(lab.minutes, env.language),
    about: '',
    ...(passed ? { mark: marks.done } : {}),
    place: { screen: 'lab-plan', lab: lab.id },
  };
}

const isNamed = (name: Both, wanted: string): boolean =>
  normalise(name.ja).includes(wanted) || normalise(name.en).includes(wanted);

/** Settings by name, once something is looked for. */
function settingRows(wanted: string, { language }: Env): readonly SearchRow[] {
  if (wanted === '') return [];
  return settings.flatMap(({ name: id }): readonly SearchRow[] => {
    const name = settingNames[id];
    if (name === undefined || !(isNamed(name, wanted) || normalise(id).includes(wanted))) return [];
    const title = `${homeTexts.settings[language]} › ${name[language]}`;
    return [{ kind: 'screen', title, right: '', about: '', place: { screen: 'settings', setting: id } }];
  });
}

/** Screens and settings by name; all screens while nothing is looked for. */
export function screenRows(query: string, env: Env): readonly SearchRow[] {
  const wanted = normalise(query);
  const named: readonly (readonly [Both, Place])[] = [
    [homeTexts.course, { screen: 'course' }],
    [homeTexts.quiz, { screen: 'quiz-pick' }],
    [homeTexts.labs, { screen: 'labs' }],
    [practiceScreenTexts.title, { screen: 'practice' }],
    [homeTexts.review, { screen: 'review' }],
    [homeTexts.exams, { screen: 'exams' }],
    [homeTexts.progress, { screen: 'progress' }],
    [glossaryScreenTexts.glossary, { screen: 'glossary' }],
    [homeTexts.settings, { screen: 'settings' }],
  ];
  const screens = named
    .filter(([name]) => isNamed(name, wanted))
    .map(
      ([name, place]): SearchRow => ({
        kind: 'screen',
        title: name[env.language],
        right: '',
        about: '',
        place,
      }),
    );
  return [...screens, ...settingRows(wanted, env)];
}

const kindWidth = 10;

/** A row as lines of the list: its kind in a column, what it says about itself below its title. */
export function drawSearchRow(row: SearchRow, pointed: boolean, measure: number, env: Env): ListItem {
  const indent = measure < 52 ? 0 : kindWidth;
  const kind = indent === 0 ? [] : padded([say(texts.kinds[row.kind][env.language], 'quiet')], indent);
  const title = say(row.title, pointed ? 'strong' : 'text');
  const head = line([...kind, ...spread([title], [say(row.right, 'quiet')], measure - indent)]);
  const about: readonly Line[] =
    row.about === '' ? [] : [line([blanks(indent), ...fitted([say(row.about)], measure - indent)])];
  return { lines: [head, ...about], ...(row.mark === undefined ? {} : { mark: row.mark }) };
}
