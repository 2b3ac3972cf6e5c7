import type { Both } from '../../i18n/language.ts';
import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import { edited, emptyField, type Field, fieldText, seenField, typed } from '../components/field.ts';
import { movedPointer } from '../components/pointer.ts';
import { scrolled } from '../components/scrolled.ts';
import { sourcesBand } from '../components/sources-band.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { line, say } from '../frame/spans.ts';
import type { Band, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type Action, type KeyUse, use } from '../keys.ts';
import type { Place } from '../places.ts';
import { askingBody, sourcesOf, verdictBody } from '../question/question-body.ts';
import { askingKeys, explainingKeys } from '../question/question-keys.ts';
import { questionStep } from '../question/question-step.ts';
import { type Reading, readOn } from '../question/reading.ts';
import { type Sitting, sit, sitBack, tell } from '../question/sitting.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { quizResult, updateResult } from './quiz-result.ts';

export type QuizState = Reading & {
  readonly title: Both;
  readonly sitting: Sitting;
  /** It was opened to see an answer given before: Enter goes back to where that was. */
  readonly looking?: true;
  /** First line seen of a verdict, or pointer of the result. */
  readonly top: number;
  readonly band?:
    | { readonly kind: 'sources'; readonly at: number }
    | { readonly kind: 'dispute'; readonly field: Field };
};

function view(state: QuizState, env: Env): View {
  const room = roomFor(env.size, false);
  const { quiz } = state.sitting;
  if (quiz.phase === 'done') return quizResult(state, quiz, env);
  const right = quiz.results.filter((verdict) => verdict === 'right').length;
  const counted =
    quiz.phase === 'explaining' && quiz.grade.verdict === 'right' && quiz.settled ? right + 1 : right;
  const flagged = quiz.flagged.has(quiz.item.question.id);
  const narrow = room.measure < 52;
  const base = {
    path: narrow ? [texts.quiz[env.language]] : [texts.quiz[env.language], state.title[env.language]],
    facts: [
      { text: texts.count[env.language](quiz.index + 1, quiz.deck.length), keep: true as const },
      ...(narrow ? [] : [{ text: texts.rightSoFar[env.language](counted) }]),
    ],
    ...(flagged ? { flag: marks.star } : {}),
    position: { kind: 'above' as const },
    ...(state.band === undefined ? {} : { band: bandOf(state, state.band, room, env) }),
  };
  if (quiz.phase === 'explaining') {
    const drawn = verdictBody(quiz, room, env);
    const focus = drawn.focus === undefined ? {} : { focus: drawn.focus };
    const own = explainingKeys(quiz);
    const keys = state.looking
      ? [
          use('primary', texts.close),
          ...own.filter(({ id }) => id !== 'primary' && id !== 'undo'),
          use('help'),
        ]
      : [...own, use('help'), use('back', texts.pause)];
    return { ...base, body: drawn.lines, top: state.top, ...focus, keys };
  }
  const drawn = askingBody({ ...state.sitting, quiz }, room, env);
  const reads = state.read !== undefined && drawn.lines.length > room.body;
  const top = drawn.lines.length > room.body ? (state.read ?? drawn.lines.length) : 0;
  const back = state.sitting.typing ? use('back', texts.leaveField) : use('back', texts.pause);
  return {
    ...base,
    body: drawn.lines,
    top,
    ...(drawn.focus === undefined || reads ? {} : { focus: drawn.focus }),
    ...(drawn.caret === undefined || reads ? {} : { caret: drawn.caret }),
    ...(reads ? { position: { kind: 'range' as const } } : {}),
    keys: [
      ...askingKeys({ ...state.sitting, quiz }),
      use('page', undefined, { footer: false }),
      ...(state.sitting.typing ? [] : [use('help')]),
      back,
    ],
  };
}

function bandOf(state: QuizState, band: NonNullable<QuizState['band']>, room: Room, env: Env): Band {
  const { quiz } = state.sitting;
  if (band.kind === 'sources')
    return sourcesBand(quiz.phase === 'done' ? [] : sourcesOf(quiz, env), band.at, room, env);
  const seen = seenField(band.field, room.measure);
  return {
    title: texts.disputeTitle[env.language],
    lines: [
      line([say(texts.disputeAsk[env.language])]),
      line([say(seen.text, 'edit')], { sign: marks.here }),
    ],
    caret: { line: 1, cell: seen.caret },
    tight: true,
    keys: disputeKeys,
  };
}

const disputeKeys: readonly KeyUse[] = [use('primary', texts.disputeSave), use('back', texts.close)];

function update(state: QuizState, message: Message<never>, env: Env): Step<QuizState, never> {
  if (state.band !== undefined && message.type !== 'recorded')
    return updateBand(state, state.band, message, env);
  if (state.sitting.quiz.phase === 'done') return updateResult(state, message, env);
  const { phase } = state.sitting.quiz;
  if (state.looking && phase === 'explaining' && message.type === 'act' && message.action === 'primary')
    return { state, effects: [{ type: 'back' }] };
  const reading = message.type === 'act' ? readingOn(state, message.action, env) : undefined;
  const { read, ...followed } = state;
  if (reading !== undefined) return { state: { ...followed, ...reading } };
  const step = questionStep(state.sitting, message, env);
  if (step !== undefined) {
    const moved = step.sitting.quiz.phase !== state.sitting.quiz.phase;
    const { sitting, effects } = step;
    const stays = message.type === 'recorded' || (message.type === 'act' && message.action === 'flag');
    const place = moved ? { read: 0 } : stays && read !== undefined ? { read } : {};
    return { state: { ...followed, ...place, sitting, top: moved ? 0 : state.top }, effects };
  }
  if (message.type !== 'act') return { state };
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'source':
      return { state: { ...state, band: { kind: 'sources', at: 0 } } };
    case 'dispute':
      return { state: { ...state, band: { kind: 'dispute', field: emptyField } } };
    default:
      return scrollVerdict(state, message.action, env);
  }
}

/** A question that is longer than the screen is read from its beginning, and by the page. */
function readingOn(state: QuizState, action: Action, env: Env): Reading | undefined {
  const { quiz } = state.sitting;
  if (quiz.phase !== 'asking') return undefined;
  const room = roomFor(env.size, false);
  const { lines } = askingBody({ ...state.sitting, quiz }, room, env);
  return readOn(state, lines.length, room.body, action, env);
}

function scrollVerdict(
  state: QuizState,
  action: Extract<Message<never>, { type: 'act' }>['action'],
  env: Env,
): Step<QuizState, never> {
  const { quiz } = state.sitting;
  if (quiz.phase !== 'explaining') return { state };
  const total = verdictBody(quiz, roomFor(env.size, false), env).lines.length;
  const top = scrolled(state.top, total, env, action);
  return { state: top === undefined ? state : { ...state, top } };
}

const withoutBand = ({ band: _, ...state }: QuizState): QuizState => state;

function updateBand(
  state: QuizState,
  band: NonNullable<QuizState['band']>,
  message: Message<never>,
  env: Env,
): Step<QuizState, never> {
  const { quiz } = state.sitting;
  if (message.type === 'act' && (message.action === 'back' || message.action === 'quit'))
    return { state: withoutBand(state) };
  if (band.kind === 'sources') {
    const sources = quiz.phase === 'done' ? [] : sourcesOf(quiz, env);
    if (message.type !== 'act') return { state };
    if (message.action === 'copy')
      return { state, effects: [{ type: 'copy', text: sources[band.at]?.url ?? '' }] };
    const at = movedPointer(band.at, sources.length, message.action, sources.length);
    return { state: at === undefined ? state : { ...state, band: { ...band, at } } };
  }
  if (message.type === 'text' || message.type === 'paste')
    return { state: { ...state, band: { ...band, field: typed(band.field, message.text) } } };
  if (message.type === 'edit')
    return { state: { ...state, band: { ...band, field: edited(band.field, message.key) } } };
  if (message.type !== 'act' || message.action !== 'primary') return { state };
  const text = fieldText(band.field).trim();
  if (text === '') return { state: withoutBand(state) };
  const step = tell(state.sitting, { type: 'dispute', text });
  return {
    state: { ...withoutBand(state), sitting: step.sitting },
    effects: [...step.effects, { type: 'notice', text: texts.disputed }],
  };
}

const def: ScreenDef<QuizState> = {
  name: 'quiz',
  view,
  update,
  typing: ({ band, sitting }) => (band === undefined ? sitting.typing : band.kind === 'dispute'),
};

/** A quiz over the questions named, in that order; their options are shuffled by the seed. */
export function openQuiz(place: Extract<Place, { screen: 'quiz' }>, env: Env) {
  const questions = place.questions
    .map((id) => env.services.course.question(id))
    .filter((question) => question !== undefined);
  const { title, seed, given } = place;
  const sitting = sit(questions, 'quiz', seed, env);
  if (given === undefined) return openScreen(def, { title, sitting, top: 0, read: 0 });
  return openScreen(def, { title, sitting: sitBack(sitting, given), top: 0, looking: true });
}
