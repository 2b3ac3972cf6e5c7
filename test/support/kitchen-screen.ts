import type { Role } from '../../src/text/line.ts';
import { drawList, type ListPart } from '../../src/tui/components/list.ts';
import { movedPointer } from '../../src/tui/components/pointer.ts';
import { roomFor } from '../../src/tui/frame/room.ts';
import { ruleLine } from '../../src/tui/frame/rule.ts';
import { emptyLine, line, say, spread } from '../../src/tui/frame/spans.ts';
import type { PanelLine, View } from '../../src/tui/frame/view.ts';
import { marks } from '../../src/tui/glyphs.ts';
import { use } from '../../src/tui/keys.ts';
import { type Env, type Message, openScreen, type Step } from '../../src/tui/screen.ts';

type State = { readonly at: number; readonly names: readonly string[]; choose(name: string): void };

const roles: readonly Role[] = [
  'text',
  'quiet',
  'strong',
  'here',
  'pass',
  'fail',
  'wait',
  'key',
  'term',
  'link',
  'edit',
  'hit',
  'hit-here',
];
const notBuilt = { ja: '台所にはありません', en: 'not in the kitchen' };

/** Every component on one screen, and a list of all screens in all their states. */
function view(state: State, env: Env): View {
  const room = roomFor(env.size, true);
  const rows = state.names.map(
    (name, at): ListPart => ({
      lines: [
        line(
          spread([say(name, at === state.at ? 'strong' : 'text')], [say(`${at + 1}`, 'quiet')], room.measure),
        ),
      ],
    }),
  );
  const list = drawList(rows, state.at);
  const head = [
    line([say('kitchen sink: ', 'strong'), ...roles.flatMap((role) => [say(role, role), say(' ')])]),
    line([say('callout bar')], { sign: marks.caution, mark: marks.bar }),
    line([say('code bar')], { mark: marks.code }),
    emptyLine,
    ruleLine(room.measure, { left: 'screens', right: `${state.names.length}` }),
  ];
  const focus = list.focus ?? [0, 0];
  return {
    path: ['eks-learn', 'kitchen'],
    flag: marks.star,
    facts: [{ text: 'count' }, { text: 'time', keep: true }],
    topRule: { left: 'left words', cuts: [{ at: 30, text: 'cut' }], right: 'right', tail: 1 },
    body: [...head, ...list.lines],
    focus: [focus[0] + head.length, focus[1] + head.length],
    position: { kind: 'range' },
    panel: Object.entries(marks).map(([name, mark]): PanelLine => ({ mark, spans: [say(name)] })),
    keys: [use('primary'), use('move'), use('shell', undefined, { off: notBuilt }), use('help'), use('quit')],
  };
}

function update(state: State, message: Message<never>): Step<State, never> {
  if (message.type !== 'act') return { state };
  if (message.action === 'primary') {
    state.choose(state.names[state.at] ?? '');
    return { state, effects: [{ type: 'quit' }] };
  }
  if (message.action === 'quit' || message.action === 'back') return { state, effects: [{ type: 'quit' }] };
  const at = movedPointer(state.at, state.names.length, message.action, 10);
  return { state: at === undefined ? state : { ...state, at } };
}

export const openKitchen = (names: readonly string[], at: number, choose: (name: string) => void) =>
  openScreen({ name: 'kitchen', view, update }, { names, at, choose });
