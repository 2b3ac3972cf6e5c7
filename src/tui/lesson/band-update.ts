import { quizTexts } from '../../i18n/texts/quiz-screen.ts';
import { edited, fieldText, typed } from '../components/field.ts';
import { movedPointer } from '../components/pointer.ts';
import type { Effect, Env, Message } from '../screen.ts';
import { noted } from './note.ts';
import { type Reading, sectionsOf, seenTerms } from './reading.ts';
import { type LessonBand, type LessonState, type LessonStep, withoutBand } from './state.ts';

type BandOf<K extends LessonBand['kind']> = Extract<LessonBand, { kind: K }>;

/** Keys of the band that is open. */
export function updateBand(
  state: LessonState,
  band: LessonBand,
  message: Message<never>,
  reading: Reading,
  env: Env,
): LessonStep {
  if (band.kind === 'note' || band.kind === 'dispute') return updateWritten(state, band, message);
  if (message.type !== 'act') return { state };
  if (message.action === 'back' || message.action === 'quit') return { state: withoutBand(state) };
  switch (band.kind) {
    case 'contents':
      return updateContents(state, band, message.action, reading);
    case 'terms':
      return updateTerms(state, band, message.action, reading, env);
    case 'sources':
      return updateSources(state, band, message.action, reading);
  }
}

type Action = Extract<Message<never>, { type: 'act' }>['action'];

function updateContents(
  state: LessonState,
  band: BandOf<'contents'>,
  action: Action,
  { page, rows }: Reading,
): LessonStep {
  const sections = sectionsOf(page.blocks);
  if (action === 'primary') {
    const block = sections[band.at]?.block;
    const closed = withoutBand(state);
    return { state: block === undefined ? closed : { ...closed, anchor: { block, share: 0 } } };
  }
  const at = movedPointer(band.at, sections.length, action, rows);
  return { state: at === undefined ? state : { ...state, band: { ...band, at } } };
}

function updateTerms(
  state: LessonState,
  band: BandOf<'terms'>,
  action: Action,
  reading: Reading,
  env: Env,
): LessonStep {
  const ids = seenTerms(reading, env);
  if (action === 'other' || action === 'other-back') {
    const at = (band.at + (action === 'other' ? 1 : -1) + ids.length) % ids.length;
    return { state: { ...state, band: { ...band, at } } };
  }
  if (action === 'primary') return toGlossary(state, ids[band.at]);
  const lesson = env.services.course.glossary.get(ids[band.at] ?? '')?.lesson;
  if (action !== 'lesson' || lesson === undefined) return { state };
  return { state: withoutBand(state), effects: [{ type: 'open', place: { screen: 'lesson', lesson } }] };
}

/** The glossary at the term; Esc there comes back to the band. */
const toGlossary = (state: LessonState, term: string | undefined): LessonStep =>
  term === undefined
    ? { state }
    : { state, effects: [{ type: 'open', place: { screen: 'glossary', term } }] };

function updateSources(
  state: LessonState,
  band: BandOf<'sources'>,
  action: Action,
  { page }: Reading,
): LessonStep {
  const { sources } = page.lesson;
  if (action === 'copy') return { state, effects: [{ type: 'copy', text: sources[band.at]?.url ?? '' }] };
  const at = movedPointer(band.at, sources.length, action, sources.length);
  return { state: at === undefined ? state : { ...state, band: { ...band, at } } };
}

function updateWritten(
  state: LessonState,
  band: BandOf<'note' | 'dispute'>,
  message: Message<never>,
): LessonStep {
  switch (message.type) {
    case 'text':
    case 'paste':
      return { state: { ...state, band: { ...band, field: typed(band.field, message.text) } } };
    case 'edit':
      return { state: { ...state, band: { ...band, field: edited(band.field, message.key) } } };
    case 'act': {
      if (message.action === 'back') return { state: withoutBand(state) };
      if (message.action !== 'primary') return { state };
      return { state: withoutBand(state), effects: saved(state, band, fieldText(band.field).trim()) };
    }
    default:
      return { state };
  }
}

/** An empty dispute is none. */
function saved(state: LessonState, band: BandOf<'note' | 'dispute'>, text: string): readonly Effect<never>[] {
  if (band.kind === 'note') return noted(state.lesson, band.block, text);
  if (text === '') return [];
  return [
    { type: 'record', events: [{ type: 'disputed', item: band.question, text }] },
    { type: 'notice', text: quizTexts.disputed },
  ];
}
