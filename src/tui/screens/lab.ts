import { type BoardBrought, type BoardState, nameAsked } from '../lab/board-state.ts';
import { lookUp } from '../lab/board-tasks.ts';
import { updateBoard } from '../lab/board-update.ts';
import { boardView } from '../lab/board-view.ts';
import { openScreen, type ScreenDef } from '../screen.ts';

const def: ScreenDef<BoardState, BoardBrought> = {
  name: 'lab',
  start: (state) => ({ state, effects: [lookUp(state.lab)] }),
  view: boardView,
  update: updateBoard,
  typing: (state) => nameAsked(state) !== undefined,
};

/** The board of a lab that has been started; one that has not leads to its plan. `ask`: a band to begin with. */
export const openLab = (lab: string, ask?: 'cleanup') =>
  openScreen(def, {
    ...(ask === undefined ? {} : { band: { kind: 'ask', about: ask } as const }),
    zoomed: false,
    top: 0,
    lab,
    at: 0,
    pane: 'ticket',
    asked: false,
    watching: false,
  });
