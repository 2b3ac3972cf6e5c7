import type { Both } from '../../i18n/language.ts';
import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { type KeyUse, use } from '../keys.ts';
import { askingKeys } from '../question/question-keys.ts';
import type { Env } from '../screen.ts';
import { sittingOf } from './checks.ts';
import { isAtEnd, type Reading, seenTerms } from './reading.ts';
import type { LessonState } from './state.ts';

const hidden = { footer: false } as const;

/** The keys of the reader: those of the check at hand, of a verdict, of a find, or of reading. */
export function lessonKeys(state: LessonState, reading: Reading, env: Env): readonly KeyUse[] {
  if (state.panelAt !== undefined) return panelKeys;
  if (reading.active !== undefined) {
    const keys = checkKeys(state, reading.active.question, env);
    if (keys !== undefined) return keys;
  }
  if (reading.judged !== undefined) return judgedKeys(state, reading, reading.judged.question);
  return readingKeys(state, reading, env);
}

const moves: readonly KeyUse[] = [
  use('move', undefined, hidden),
  use('ends', undefined, hidden),
  use('half', undefined, hidden),
  use('page', undefined, hidden),
];

const panelKeys: readonly KeyUse[] = [
  use('primary', texts.jump),
  use('move'),
  use('other', texts.toText),
  use('ends', undefined, hidden),
  use('half', undefined, hidden),
  use('page', undefined, hidden),
  use('go-on', texts.next, hidden),
  use('help'),
  use('back', texts.toText),
];

const tail: readonly KeyUse[] = [use('help'), use('back')];

function checkKeys(state: LessonState, question: string, env: Env): readonly KeyUse[] | undefined {
  const sitting = sittingOf(state, question, env);
  if (sitting === undefined || sitting.quiz.phase !== 'asking') return undefined;
  const keys = askingKeys({ ...sitting, quiz: sitting.quiz }).filter(
    (each) => each.id !== 'flag' && each.id !== 'strike' && each.id !== 'move',
  );
  if (sitting.typing) return [...keys, use('back', texts.cancel)];
  const single = sitting.quiz.draft.kind === 'choice' && sitting.quiz.item.question.kind !== 'multiple';
  const shown = single ? keys.filter((each) => each.id !== 'go-on') : keys;
  const go = single ? [use('go-on', texts.next, hidden)] : [];
  return [...shown, use('move'), use('next', texts.skip), ...go, ...moves.slice(1), ...tail];
}

function judgedKeys(state: LessonState, reading: Reading, question: string): readonly KeyUse[] {
  const quiz = state.checks[question]?.quiz;
  if (quiz?.phase === 'explaining' && !quiz.settled)
    return [
      use('primary', { ja: '確定', en: 'settle' }),
      use('go-on', { ja: '判定を切り替え', en: 'turn the verdict' }),
      use('move'),
      ...tail,
    ];
  return [
    use('go-on', goOnLabel(reading, texts.readOn)),
    use('undo'),
    use('source'),
    use('dispute'),
    ...moves,
    use('next', texts.readOn, hidden),
    ...tail,
  ];
}

/** Space turns the page; at the end it leads on to the next lesson. */
function goOnLabel(reading: Reading, label: Both): Both {
  if (reading.page.room.measure < 52) return texts.nextShort;
  return isAtEnd(reading) ? texts.nextLesson : label;
}

function readingKeys(state: LessonState, reading: Reading, env: Env): readonly KeyUse[] {
  const { blocks } = reading.page;
  const hasFigure = blocks.some((block) => block.kind === 'diagram');
  const seenFigure = reading.page.lines
    .slice(reading.top, reading.top + reading.rows)
    .some((line) => blocks[line.block]?.kind === 'diagram');
  const view = use('view', state.figuresAsText ? texts.figureDrawn : texts.figureText, {
    ...(seenFigure ? {} : hidden),
    ...(hasFigure ? {} : { off: texts.noFigure }),
  });
  const finding = state.find !== undefined;
  const comes = reading.page.checks.some(
    (check) =>
      check.first < reading.top + reading.rows &&
      check.first >= reading.top &&
      !state.passed.includes(check.question),
  );
  return [
    ...(finding ? [use('hits')] : []),
    ...(comes && !finding ? [use('primary', texts.toCheck)] : []),
    use('go-on', goOnLabel(reading, texts.next)),
    ...(seenFigure ? [view] : []),
    use('map', texts.contents),
    use('find', texts.find),
    use('copy', texts.copy),
    use('terms', texts.terms, seenTerms(reading, env).length === 0 ? { off: texts.noTerms, ...hidden } : {}),
    ...(reading.page.room.panel > 0
      ? [use('bookmark'), use('language'), use('other', texts.toPanel, hidden)]
      : [use('bookmark', undefined, hidden)]),
    use('note', undefined, hidden),
    use('source', undefined, hidden),
    ...(seenFigure ? [] : [view]),
    use('steps', texts.lessons, hidden),
    ...moves,
    use('help'),
    finding ? use('back', texts.endFind) : use('back'),
  ];
}
