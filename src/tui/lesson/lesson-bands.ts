import { glossaryScreenTexts } from '../../i18n/texts/glossary-screen.ts';
import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { quizTexts } from '../../i18n/texts/quiz-screen.ts';
import { fieldText, seenField } from '../components/field.ts';
import { sourcesBand } from '../components/sources-band.ts';
import { termLines } from '../components/term-lines.ts';
import { line, say } from '../frame/spans.ts';
import type { Band } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import type { Env } from '../screen.ts';
import { type Reading, sectionsOf, seenTerms } from './reading.ts';
import type { LessonBand, LessonState } from './state.ts';

/** What lies over the foot of the lesson: a find being written, contents, a term, sources, a note. */
export function lessonBand(state: LessonState, reading: Reading, env: Env): Band | undefined {
  if (state.band !== undefined) return bandOf(state.band, reading, env);
  return state.find?.typing ? findBand(state, reading, env) : undefined;
}

function bandOf(band: LessonBand, reading: Reading, env: Env): Band {
  switch (band.kind) {
    case 'contents':
      return contentsBand(band.at, reading, env);
    case 'terms':
      return termBand(band.at, reading, env);
    case 'sources': {
      const sources = reading.page.lesson.sources.map((source, at) => ({ ...source, number: at + 1 }));
      return sourcesBand(sources, band.at, reading.page.room, env);
    }
    case 'note':
    case 'dispute': {
      const seen = seenField(band.field, reading.page.room.measure);
      const title = band.kind === 'note' ? texts.noteTitle : quizTexts.disputeTitle;
      return {
        title: title[env.language],
        lines: [line([say(seen.text, 'edit')], { sign: marks.here })],
        caret: { line: 0, cell: seen.caret },
        tight: true,
        keys: [use('primary', texts.save), use('back', texts.cancel)],
      };
    }
  }
}

function findBand(state: LessonState, reading: Reading, env: Env): Band | undefined {
  if (state.find === undefined) return undefined;
  const seen = seenField(state.find.field, reading.page.room.measure);
  const words = fieldText(state.find.field);
  return {
    title: texts.findTitle[env.language],
    ...(words === ''
      ? {}
      : { right: texts.hits[env.language](Math.min(1, reading.hits.length), reading.hits.length) }),
    lines: [line([say(seen.text, 'edit')], { sign: marks.here })],
    caret: { line: 0, cell: seen.caret },
    tight: true,
    keys: [use('primary', texts.search), use('back', texts.cancel)],
  };
}

/** Sections of the lesson; the band shows those around the pointer. */
function contentsBand(at: number, { page, rows }: Reading, { language }: Env): Band {
  const sections = sectionsOf(page.blocks);
  const room = Math.max(3, Math.floor(rows / 2) - 2);
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), sections.length - room));
  const lines = sections
    .slice(first, first + room)
    .map((section, index) =>
      line(
        [
          say(section.number === undefined ? '    ' : `${section.number}`.padEnd(4)),
          say(section.title, first + index === at ? 'strong' : 'text'),
        ],
        first + index === at ? { sign: marks.here } : {},
      ),
    );
  return {
    title: texts.contentsTitle[language],
    right: `${Math.min(at + 1, sections.length)}/${sections.length}`,
    lines,
    keys: [use('primary', texts.jump), use('move'), use('back', texts.close)],
  };
}

function termBand(at: number, reading: Reading, env: Env): Band {
  const { language, services } = env;
  const ids = seenTerms(reading, env);
  const term = services.course.glossary.get(ids[at] ?? '');
  const narrow = reading.page.room.measure < 52;
  const elsewhere = term !== undefined && term.lesson !== reading.page.lesson.id;
  return {
    title: glossaryScreenTexts.term[language](term?.term.en ?? ''),
    right: `${at + 1}/${ids.length}`,
    lines: term === undefined ? [] : termLines(term, reading.page.room, env),
    keys: [
      ...(ids.length < 2 ? [] : [use('other', texts.nextTerm)]),
      use('primary', narrow ? glossaryScreenTexts.openShort : glossaryScreenTexts.openHere),
      ...(elsewhere ? [use('lesson', texts.toLesson)] : []),
      use('help'),
      use('back', texts.close),
    ],
  };
}
