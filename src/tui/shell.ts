import type { Both, Language } from '../i18n/language.ts';
import { shellTexts } from '../i18n/texts/shell.ts';
import { isProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { StudyEvent } from '../study/history.ts';
import { composeFrame } from './frame/compose.ts';
import type { Size } from './frame/room.ts';
import type { Frame, View } from './frame/view.ts';
import { keyMeant } from './full-width.ts';
import { everywhere, type KeyUse, type Pressed, pressedIn } from './keys.ts';
import type { Look } from './look.ts';
import { openPlace } from './open-place.ts';
import type { Place } from './places.ts';
import type { KeyEvent } from './read-keys.ts';
import { type Env, isEditKey, type Message, type OpenEffect, type OpenScreen } from './screen.ts';
import { createTasks, type Tasks } from './tasks.ts';

/** What the shell needs of the terminal and the program around it. */
export type Outside = {
  readonly services: Services;
  size(): Size;
  /** Something changed: paint again. */
  changed(): void;
  /** Writes OSC 52. */
  clipboard(text: string): void;
  suspend(): void;
  handOver<T>(run: () => Promise<T>): Promise<T>;
  /** Everything must be drawn anew. */
  redraw(): void;
  end(): void;
  failed(thrown: unknown): void;
};

type Opened = { readonly screen: OpenScreen; readonly tasks: Tasks };

const noticeTime = 4000;

/** The stack of screens and all that happens to it, one key after the other. Effects are done here and only here. */
export class Shell {
  look: Look;
  language: Language;
  readonly #outside: Outside;
  readonly #timers: Tasks;
  #stack: readonly Opened[] = [];
  #notice: string | undefined;
  #unsaved: readonly StudyEvent[] = [];
  #kanaSeen = false;
  #stopAsked = false;

  constructor(outside: Outside, first: Place, look: Look) {
    this.#outside = outside;
    this.look = look;
    this.language = outside.services.language;
    this.#timers = createTasks(outside.failed);
    this.#open(first);
  }

  frame(): Frame {
    const view = this.view();
    this.#scheduleWaking(view.refreshAt);
    const notSaved = this.#unsaved.length > 0 || !this.#outside.services.history.saving().saving;
    const notice = this.#notice;
    return composeFrame(
      view,
      this.#outside.size(),
      this.language,
      notice === undefined ? { notSaved } : { notice, notSaved },
    );
  }

  view(): View {
    return this.#top().screen.view(this.env());
  }

  env(): Env {
    const { services, size } = this.#outside;
    const { language, look } = this;
    return { services, language, size: size(), look, now: services.clock.now() };
  }

  /** One key or one paste. */
  take(event: KeyEvent): void {
    this.#notice = undefined;
    this.#timers.cancel('notice');
    if (event.kind === 'key') this.#takeKey(event.key);
    else if (this.#top().screen.typing(this.env())) this.#send({ type: 'paste', text: event.text });
    this.#outside.changed();
  }

  /** Stops all tasks; nothing is drawn afterwards. */
  close(): void {
    this.#timers.cancelAll();
    for (const { tasks } of this.#stack) tasks.cancelAll();
  }

  #top(): Opened {
    const top = this.#stack.at(-1);
    if (top === undefined) throw new Error('the stack of screens is empty');
    return top;
  }

  #open(place: Place): void {
    const opened = { screen: openPlace(place, this.env()), tasks: createTasks(this.#outside.failed) };
    this.#stack = [...this.#stack, opened];
    this.#perform(opened.screen.start(this.env()), opened);
  }

  #drop(opened: Opened): void {
    opened.tasks.cancelAll();
    this.#stack = this.#stack.filter((each) => each !== opened);
  }

  #back(opened: Opened): void {
    if (this.#stack.length === 1) return this.#outside.end();
    this.#drop(opened);
    this.#send({ type: 'woken' });
  }

  #send(message: Message<never>): void {
    const top = this.#top();
    this.#perform(top.screen.send(message, this.env()), top);
  }

  #perform(effects: readonly OpenEffect[], by: Opened): void {
    for (const effect of effects) this.#performOne(effect, by);
  }

  #performOne(effect: OpenEffect, by: Opened): void {
    const { tasks } = by;
    switch (effect.type) {
      case 'open':
        return this.#open(effect.place);
      case 'replace':
        this.#drop(by);
        return this.#open(effect.place);
      case 'back':
        return this.#back(by);
      case 'quit':
        return this.#outside.end();
      case 'record':
        return this.#record(effect.events, by);
      case 'notice':
        return this.#say(effect.text);
      case 'copy':
        return this.#copy(effect.text);
      case 'language':
        this.language = effect.language;
        return;
      case 'look':
        this.look = effect.look;
        return this.#outside.redraw();
      case 'cancel':
        return tasks.cancel(effect.id);
      case 'task':
        return tasks.run(effect.id, async (signal) => {
          for await (const deliver of effect.run(signal, this.#outside.services)) {
            if (signal.aborted) return;
            this.#perform(deliver(this.env()), by);
            this.#outside.changed();
          }
        });
      case 'hand-over':
        return tasks.run('hand-over', async () => {
          const deliver = await this.#outside.handOver(() => effect.run(this.#outside.services));
          this.#perform(deliver(this.env()), by);
          this.#outside.changed();
        });
    }
  }

  #copy(text: string): void {
    if (!this.look.clipboard) return this.#open({ screen: 'unboxed', text });
    this.#outside.clipboard(text);
    this.#say(shellTexts.copied);
  }

  /** What could not be written is kept and tried again with the next record. */
  #record(events: readonly StudyEvent[], by?: Opened): void {
    const all = [...this.#unsaved, ...events];
    try {
      const records = this.#outside.services.history.record(all);
      this.#unsaved = [];
      if (by !== undefined) this.#perform(by.screen.send({ type: 'recorded', records }, this.env()), by);
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown;
      this.#unsaved = all;
    }
  }

  #say(text: Both): void {
    this.#notice = text[this.language];
    this.#timers.run('notice', async (signal) => {
      await this.#outside.services.clock.sleep(noticeTime, signal);
      if (signal.aborted) return;
      this.#notice = undefined;
      this.#outside.changed();
    });
  }

  #takeKey(typed: string): void {
    if (typed !== 'Ctrl-C') this.#stopAsked = false;
    const view = this.view();
    const uses = [...(view.band?.keys ?? view.keys), ...everywhere];
    if (this.#top().screen.typing(this.env())) return this.#takeTyped(typed, uses);
    const key = keyMeant(typed);
    if (key === undefined) {
      if (!this.#kanaSeen) this.#say(shellTexts.imeIsOn);
      this.#kanaSeen = true;
      return;
    }
    const pressed = pressedIn(uses, key);
    if (pressed !== undefined) this.#act(pressed, uses);
  }

  /** In a field characters are text; only named keys that do not edit keep their meaning. */
  #takeTyped(typed: string, uses: readonly KeyUse[]): void {
    if (isEditKey(typed)) return this.#send({ type: 'edit', key: typed });
    if (typed === 'Space') return this.#send({ type: 'text', text: ' ' });
    if ([...typed].length === 1) return this.#send({ type: 'text', text: typed });
    const pressed = pressedIn(uses, typed);
    if (pressed !== undefined) this.#act(pressed, uses);
  }

  #act({ use, action, index }: Pressed, uses: readonly KeyUse[]): void {
    if (use.off !== undefined) return this.#say(use.off);
    switch (action) {
      case 'help':
        return this.#open({ screen: 'help', of: { title: this.view().path.at(-1) ?? '', keys: uses } });
      case 'language':
        this.language = this.language === 'ja' ? 'en' : 'ja';
        return this.#record([{ type: 'setting', name: 'language', value: this.language }]);
      case 'suspend':
        return this.#outside.suspend();
      case 'redraw':
        return this.#outside.redraw();
      case 'stop':
        return this.#stop();
      default:
        return this.#send({ type: 'act', action, index });
    }
  }

  #stop(): void {
    if (this.#stopAsked) return this.#outside.end();
    this.#stopAsked = true;
    const ran = this.#top().tasks.cancelAll();
    this.#say(ran ? shellTexts.ctrlCAgain : shellTexts.nothingRuns);
  }

  /** Wakes the screen when its view says it changes by itself: a clock. */
  #scheduleWaking(at: number | undefined): void {
    if (at === undefined || this.look.still) return this.#timers.cancel('waking');
    const { clock } = this.#outside.services;
    this.#timers.run('waking', async (signal) => {
      await clock.sleep(Math.max(20, at - clock.now()), signal);
      if (signal.aborted) return;
      this.#send({ type: 'woken' });
      this.#outside.changed();
    });
  }
}
