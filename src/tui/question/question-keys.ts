import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import { letterAt, wantedCount } from '../../study/deck.ts';
import type { Asking, Explaining } from '../../study/quiz-state.ts';
import { type KeyUse, use } from '../keys.ts';
import type { Sitting } from './sitting.ts';

const lettersOf = (quiz: Asking): string => {
  const last = letterAt(Math.max(0, quiz.item.shown.length - 1)).toLowerCase();
  return `a-${last}`;
};

const hidden = { footer: false } as const;

/** The keys that answer the question, by its kind, in footer order; help and Esc are the screen's own. */
export function askingKeys({ quiz, typing }: Sitting & { readonly quiz: Asking }): readonly KeyUse[] {
  const answer = use('primary', texts.answer);
  const { draft } = quiz;
  switch (draft.kind) {
    case 'choice':
      return [
        answer,
        use('letters', undefined, { shown: lettersOf(quiz) }),
        use('go-on', texts.select),
        use('strike'),
        use('flag'),
        use('undo', undefined, hidden),
        use('move', undefined, hidden),
      ];
    case 'order':
      return [
        use('letters', texts.placeNext, { shown: lettersOf(quiz) }),
        use('undo', texts.takeBack),
        answer,
        use('go-on', texts.placeNext, hidden),
        use('flag'),
        use('move', undefined, hidden),
      ];
    case 'match': {
      const left = wantedCount(quiz.item.question) - Object.keys(draft.matched).length;
      const more = { ja: texts.morePairs.ja(left), en: texts.morePairs.en(left) };
      return [
        left === 0 ? answer : use('primary', texts.answer, { off: more }),
        use('digits', texts.left, { shown: `1-${wantedCount(quiz.item.question)}` }),
        use('letters', texts.right, { shown: lettersOf(quiz) }),
        use('undo', texts.takeBack, hidden),
        use('flag', undefined, hidden),
        use('move', undefined, hidden),
      ];
    }
    case 'line':
      return [answer, use('move'), use('go-on', texts.select), use('undo', undefined, hidden), use('flag')];
    default:
      return typing
        ? [answer, ...(draft.kind === 'gaps' ? [use('other', texts.nextGap)] : [])]
        : [answer, use('go-on', texts.write), use('move', undefined, hidden), use('flag')];
  }
}

/** The keys under a verdict. */
export function explainingKeys(quiz: Explaining): readonly KeyUse[] {
  if (!quiz.settled)
    return [
      use('primary', texts.settle),
      use('go-on', texts.judge),
      use('move'),
      use('source'),
      use('undo', undefined, hidden),
    ];
  const common = [use('undo'), use('flag'), use('dispute', undefined, hidden)];
  const scroll = [
    use('move', undefined, hidden),
    use('go-on', undefined, hidden),
    use('page', undefined, hidden),
  ];
  if (quiz.grade.kind === 'command')
    return [
      use('primary', texts.nextQuestion),
      use('again', texts.again),
      use('copy', texts.copyAnswer),
      use('lesson', undefined, hidden),
      use('source', undefined, hidden),
      ...common.map((each) => ({ ...each, ...hidden })),
      ...scroll,
    ];
  return [
    use('primary', texts.nextQuestion),
    use('lesson'),
    use('source'),
    ...common,
    use('again', texts.again, hidden),
    ...scroll,
  ];
}
