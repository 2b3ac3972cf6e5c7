import { shellTexts } from '../../i18n/texts/shell.ts';
import { sanitise } from '../../text/sanitise.ts';
import { line, spanOf } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { use } from '../keys.ts';
import { type Env, type Message, openScreen, type Step } from '../screen.ts';

type State = { readonly text: string };

/** Source bytes in one column without bars, to be selected by hand. */
function view(state: State, env: Env): View {
  return {
    path: [shellTexts.copyTitle[env.language]],
    body: state.text.split('\n').map((each) => line([spanOf(sanitise(each))])),
    keys: [use('help'), use('back', shellTexts.copyBack)],
  };
}

const update = (state: State, message: Message<never>): Step<State, never> =>
  message.type === 'act' && (message.action === 'back' || message.action === 'quit')
    ? { state, effects: [{ type: 'back' }] }
    : { state };

export const openUnboxed = (text: string) => openScreen({ name: 'unboxed', view, update }, { text });
