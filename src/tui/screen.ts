/**
 * How to add a screen: write a `ScreenDef` (state, keys, a pure update, a pure view) in screens/, give it a place in
 * places.ts and a line in open-place.ts, and its words in src/i18n/texts. Effects are returned, never done.
 */
import type { Both, Language } from '../i18n/language.ts';
import type { Services } from '../services.ts';
import type { HistoryRecord, StudyEvent } from '../study/history.ts';
import type { Size } from './frame/room.ts';
import type { View } from './frame/view.ts';
import type { Action } from './keys.ts';
import type { ChosenSettings, Look } from './look.ts';
import type { Place } from './places.ts';
import type { Awaited } from './waits.ts';

/** What a screen may know when it draws or decides. Read-only. */
export type Env = {
  readonly services: Services;
  readonly language: Language;
  readonly size: Size;
  readonly look: Look;
  /** How it would look with these settings. */
  lookWith(chosen: ChosenSettings): Look;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** What reaches a screen: a key's action, text typed or pasted into its field, or what its own task brought. */
export type Message<M> =
  | { readonly type: 'act'; readonly action: Action; readonly index: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'edit'; readonly key: EditKey }
  /** The time of `refreshAt` has come, or the screen is on top again. */
  | { readonly type: 'woken' }
  /** What a `record` effect of this screen wrote, with its ids: for undo. */
  | { readonly type: 'recorded'; readonly records: readonly HistoryRecord[] }
  /** Ctrl-C has ended its tasks: nothing they were to bring will come. */
  | { readonly type: 'stopped' }
  | { readonly type: 'brought'; readonly value: M };

const editKeys = [
  'Backspace',
  'Delete',
  'Left',
  'Right',
  'Home',
  'End',
  'Ctrl-a',
  'Ctrl-e',
  'Ctrl-k',
  'Ctrl-u',
  'Ctrl-w',
] as const;

/** Keys that change a text field. */
export type EditKey = (typeof editKeys)[number];

export const isEditKey = (key: string): key is EditKey => editKeys.some((each) => each === key);

/** What a screen asks the shell to do. */
export type Effect<M> =
  | { readonly type: 'open'; readonly place: Place }
  /** Opens in place of this screen. */
  | { readonly type: 'replace'; readonly place: Place }
  | { readonly type: 'back' }
  | { readonly type: 'quit' }
  /** Written before the next frame. A failure shows `!` in the header and is tried again with the next record. */
  | { readonly type: 'record'; readonly events: readonly StudyEvent[] }
  /** Written in a moment, after the frame; a later one before that takes its place. */
  | { readonly type: 'record-soon'; readonly event: StudyEvent }
  /** Stands in the footer rule for 4 s or until the next key. Never for errors. */
  | { readonly type: 'notice'; readonly text: Both }
  /** Puts source bytes on the clipboard by OSC 52; where that is off, shows them unboxed. */
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'look'; readonly look: Look }
  /** Runs beside the screen; every value comes back as `brought`. The same id again, or `cancel`, aborts it. */
  | {
      readonly type: 'task';
      readonly id: string;
      /** The shell says it in the footer rule, with its seconds; `undefined` where nobody waits for the end of it. */
      readonly awaits: Awaited | undefined;
      run(signal: AbortSignal, services: Services): AsyncIterable<M> | Promise<M>;
    }
  | { readonly type: 'cancel'; readonly id: string }
  /** Hands the terminal to another program (editor, shell) until `run` settles. */
  | { readonly type: 'hand-over'; run(services: Services): Promise<M> };

export type Step<S, M> = { readonly state: S; readonly effects?: readonly Effect<M>[] };

/** `M`: what its tasks bring; `never` when it has none. */
export type ScreenDef<S, M = never> = {
  readonly name: string;
  /** Effects to begin with: look-ups, `lesson-opened`. */
  start?(state: S, env: Env): Step<S, M>;
  view(state: S, env: Env): View;
  update(state: S, message: Message<M>, env: Env): Step<S, M>;
  /** True while a text field has the keys: then characters are text, and only Enter, Esc, Tab and arrows are keys. */
  typing?(state: S, env: Env): boolean;
};

/** Applies what a task brought to the screen that asked for it. */
export type Delivery = (env: Env) => readonly OpenEffect[];

/** `last`: nothing will come after it, and so nothing is awaited any more. */
export type Parcel = { readonly delivery: Delivery; readonly last: boolean };

/** An effect with the screen's own types closed over. */
export type OpenEffect =
  | Exclude<Effect<never>, { type: 'task' } | { type: 'hand-over' }>
  | {
      readonly type: 'task';
      readonly id: string;
      readonly awaits: Awaited | undefined;
      run(signal: AbortSignal, services: Services): AsyncIterable<Parcel>;
    }
  | { readonly type: 'hand-over'; run(services: Services): Promise<Delivery> };

/** A screen that is open: its state inside, the same shape for all. */
export type OpenScreen = {
  readonly name: string;
  start(env: Env): readonly OpenEffect[];
  view(env: Env): View;
  typing(env: Env): boolean;
  send(message: Message<never>, env: Env): readonly OpenEffect[];
};

/** Opens a screen in its first state. */
export function openScreen<S, M = never>(def: ScreenDef<S, M>, first: S): OpenScreen {
  let state = first;
  const take = (step: Step<S, M>): readonly OpenEffect[] => {
    state = step.state;
    return (step.effects ?? []).map(close);
  };
  const deliver =
    (value: M): Delivery =>
    (env) =>
      take(def.update(state, { type: 'brought', value }, env));
  const close = (effect: Effect<M>): OpenEffect => {
    switch (effect.type) {
      case 'task': {
        const run = (signal: AbortSignal, services: Services) =>
          deliveries(effect.run(signal, services), deliver);
        return { type: 'task', id: effect.id, awaits: effect.awaits, run };
      }
      case 'hand-over':
        return { type: 'hand-over', run: async (services: Services) => deliver(await effect.run(services)) };
      default:
        return effect;
    }
  };
  return {
    name: def.name,
    start: (env) => (def.start === undefined ? [] : take(def.start(state, env))),
    view: (env) => def.view(state, env),
    typing: (env) => def.typing?.(state, env) ?? false,
    send: (message, env) => take(def.update(state, message, env)),
  };
}

async function* deliveries<M>(
  brought: AsyncIterable<M> | Promise<M>,
  deliver: (value: M) => Delivery,
): AsyncIterable<Parcel> {
  if (brought instanceof Promise) yield { delivery: deliver(await brought), last: true };
  else for await (const value of brought) yield { delivery: deliver(value), last: false };
}
