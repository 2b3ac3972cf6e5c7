import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { type KeyUse, use } from '../keys.ts';
import { type BoardState, pointedRow, pointedTask } from './board-state.ts';

/** How many tiers the pointed task has. */
const hintsOf = (state: BoardState): number =>
  state.session?.tasks.find((task) => task.id === pointedTask(state))?.hints ?? 0;

/** What can be done on the board, in footer order. */
export function boardKeys(state: BoardState): readonly KeyUse[] {
  if (state.zoomed) return zoomKeys;
  const checking = state.checkingSince !== undefined;
  const failed = state.problem !== undefined || state.report?.verdict === 'error';
  // Where nothing can be judged, the way out of that comes first.
  const later = failed ? ({ footer: false } as const) : {};
  const hint = hintsOf(state) === 0 ? { off: texts.noHints, ...later } : later;
  const row = pointedRow(state);
  const command = row?.check.next?.command ?? (row?.check.problem || state.problem ? '' : undefined);
  return [
    use('primary', failed ? texts.checkAgain : texts.check),
    use('hint', texts.hintKey, hint),
    use('shell', texts.shell, later),
    use('copy', texts.copy, command === undefined ? { off: texts.nothingToCopy, footer: false } : {}),
    use('view', failed ? texts.details : texts.closer),
    use('map', texts.tasksKey, later),
    use('itself', texts.itself, { footer: false }),
    use('reset', texts.resetKey, { footer: false }),
    use('end', texts.cleanKey, later),
    use('move', undefined, { footer: false }),
    use('ends', undefined, { footer: false }),
    use('help'),
    use('back', checking || state.watching ? texts.stop : texts.leave),
  ];
}

/** While the evidence fills the body. */
const zoomKeys: readonly KeyUse[] = [
  use('go-on'),
  use('copy', texts.copy),
  use('move', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('ends', undefined, { footer: false }),
  use('view', texts.close, { footer: false }),
  use('help'),
  use('back', texts.close),
];
