import { languageNames, languages } from '../../i18n/language.ts';
import { firstLanguageTexts as texts } from '../../i18n/texts/first-language.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Env, type Message, openScreen, type Step } from '../screen.ts';

type State = { readonly at: number };

const keys: readonly KeyUse[] = [
  use('primary', texts.ok),
  use('digits', texts.choose, { shown: '1-2' }),
  use('move', undefined, { footer: false }),
  use('quit', texts.quit),
];

function view(state: State, env: Env): View {
  const { measure: width, hang, rules } = roomFor(env.size, false);
  const gap = rules ? [emptyLine] : [];
  const told = (text: string) => paragraph(text, { width, hang });
  const list = drawList(
    languages.map((language, index) => ({
      lines: [
        line([say(`${index + 1}   `), say(languageNames[language], index === state.at ? 'strong' : 'text')]),
      ],
    })),
    state.at,
  );
  const body = [
    ...gap,
    ...told(texts.ask),
    ...gap,
    ...list.lines,
    ...gap,
    ...told(texts.ja),
    ...told(texts.en),
  ];
  return { path: ['eks-learn'], body, keys };
}

function chosen(state: State, index: number): Step<State, never> {
  const language = languages[index];
  if (language === undefined) return { state };
  return {
    state,
    effects: [
      { type: 'language', language },
      { type: 'record', events: [{ type: 'setting', name: 'language', value: language }] },
      { type: 'replace', place: { screen: 'home' } },
    ],
  };
}

function update(state: State, message: Message<never>): Step<State, never> {
  if (message.type !== 'act') return { state };
  if (message.action === 'primary') return chosen(state, state.at);
  if (message.action === 'digit') return chosen(state, message.index);
  if (message.action === 'quit' || message.action === 'back') return { state, effects: [{ type: 'quit' }] };
  const at = movedPointer(state.at, languages.length, message.action, languages.length);
  return { state: at === undefined ? state : { at } };
}

/** Asks for the language, once, when the locale names neither. */
export const openFirstLanguage = () => openScreen({ name: 'first-language', view, update }, { at: 0 });
