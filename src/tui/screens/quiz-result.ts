import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import type { Question } from '../../study/question.ts';
import type { Done } from '../../study/quiz-state.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import { emptyLine, line, say, spread } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env, Message, Step } from '../screen.ts';
import type { QuizState } from './quiz.ts';

/** The questions that were not answered right, in the order they were asked. */
const missedOf = (quiz: Done): readonly { readonly question: Question; readonly partly: boolean }[] =>
  quiz.deck.flatMap(({ question }, at) => {
    const verdict = quiz.results[at];
    return verdict === undefined || verdict === 'right' ? [] : [{ question, partly: verdict === 'partly' }];
  });

/** How the quiz went, and what was missed: each opens its lesson. */
export function quizResult(state: QuizState, quiz: Done, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const missed = missedOf(quiz);
  const right = quiz.results.filter((verdict) => verdict === 'right').length;
  const list = drawList(
    missed.map(({ question, partly }, at) => {
      const [all] = paragraph(question.stem[language], { width: 1_000, hang: 0 });
      const card = env.services.course.card(question.lesson);
      const spans = spread(all?.spans ?? [], [say(card?.number ?? '', 'quiet')], room.measure);
      const shown = at === state.top ? spans.map((span) => ({ ...span, role: 'strong' as const })) : spans;
      return { lines: [line(shown)], mark: partly ? marks.partly : marks.wrong };
    }),
    state.top,
  );
  const score = line([say(texts.score[language](right, quiz.results.length), 'strong')]);
  const head = [emptyLine, score, emptyLine];
  const body =
    quiz.deck.length === 0
      ? [emptyLine, line([say(texts.none[language])])]
      : missed.length === 0
        ? [...head, line([say(texts.allRight[language])])]
        : [...head, line([say(texts.missed[language], 'strong')]), ...list.lines];
  const by = head.length + 1;
  const again = missed.length === 0 ? { off: texts.nothingMissed } : {};
  return {
    path: [texts.quiz[language], state.title[language], texts.result[language]],
    body,
    ...(list.focus === undefined ? {} : { focus: [list.focus[0] + by, list.focus[1] + by] }),
    keys: [
      use('primary', missed.length === 0 ? texts.goOn : texts.openLesson),
      use('again', texts.retryMissed, again),
      use('move', undefined, { footer: false }),
      use('undo', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

/** Keys of the result. */
export function updateResult(state: QuizState, message: Message<never>, env: Env): Step<QuizState, never> {
  const { quiz } = state.sitting;
  if (message.type !== 'act' || quiz.phase !== 'done') return { state };
  const missed = missedOf(quiz);
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary': {
      const lesson = missed[state.top]?.question.lesson;
      return lesson === undefined
        ? { state, effects: [{ type: 'back' }] }
        : { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson } }] };
    }
    case 'again': {
      const questions = missed.map(({ question }) => question.id);
      const seed = String(env.services.random());
      return {
        state,
        effects: [{ type: 'replace', place: { screen: 'quiz', questions, title: state.title, seed } }],
      };
    }
    default: {
      const at = movedPointer(state.top, missed.length, message.action, missed.length);
      return { state: at === undefined ? state : { ...state, top: at } };
    }
  }
}
