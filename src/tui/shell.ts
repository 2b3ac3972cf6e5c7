import { type Both, type Language, otherLanguage } from '../i18n/language.ts';
import { shellTexts } from '../i18n/texts/shell.ts';
import type { StudyEvent } from '../study/history.ts';
import { composeFrame } from './frame/compose.ts';
import type { Frame, View } from './frame/view.ts';
import { keyIntent } from './key-intent.ts';
import { everywhereWith } from './key-settings.ts';
import type { KeyUse, Pressed } from './keys.ts';
import type { Look } from './look.ts';
import { Notice } from './notice.ts';
import { Opened } from './opened.ts';
import type { Outside } from './outside.ts';
import type { Place } from './places.ts';
import type { KeyEvent } from './read-keys.ts';
import { Recorder } from './recorder.ts';
import type { Delivery, Env, Message, OpenEffect } from './screen.ts';
import { createTasks, type Tasks, wakeAt } from './tasks.ts';

/** The stack of screens and all that happens to it, one key after the other. Effects are done here and only here. */
export class Shell {
  look: Look;
  language: Language;
  readonly #outside: Outside;
  readonly notice: Notice;
  readonly #timers: Tasks;
  readonly #recorder: Recorder;
  #stack: readonly Opened[] = [];
  #kanaSeen = false;
  #stopAsked = false;
  /** The view the learner sees, while nothing has changed since it was drawn. */
  #seen: View | undefined;

  constructor(outside: Outside, first: Place, look: Look) {
    this.#outside = outside;
    this.look = look;
    this.language = outside.services.language;
    this.#timers = createTasks(outside.failed);
    this.notice = new Notice(this.#timers, outside.services.clock, outside.changed);
    this.#recorder = new Recorder(outside.services.history);
    this.#open(first);
  }

  frame(): Frame {
    const view = this.view();
    this.#seen = view;
    this.#schedule(view.refreshAt, view.waiting?.changesAt);
    const overlay = { notSaved: !this.#recorder.saved(), notice: this.notice.text };
    return composeFrame(view, this.#outside.size(), this.language, overlay);
  }

  view(): View {
    return this.#top().view(this.env());
  }

  env(): Env {
    const { services, lookWith, size } = this.#outside;
    const { language, look } = this;
    return { services, language, size: size(), look, lookWith, now: services.clock.now() };
  }

  /** True while a text field has the keys. */
  isTyping(): boolean {
    return this.#top().screen.typing(this.env());
  }

  /** One key or one paste. */
  take(event: KeyEvent): void {
    this.notice.clear();
    if (event.kind === 'key') this.#takeKey(event.key);
    else if (this.isTyping()) this.#send({ type: 'paste', text: event.text });
    this.#seen = undefined;
    this.#outside.changed();
  }

  /** Stops all tasks; nothing is drawn afterwards. */
  close(): void {
    this.#recorder.flush();
    this.#timers.cancelAll();
    for (const opened of this.#stack) opened.cancelAll();
  }

  #top(): Opened {
    const top = this.#stack.at(-1);
    if (top === undefined) throw new Error('the stack of screens is empty');
    return top;
  }

  #open(place: Place): void {
    const opened = new Opened(this.#outside.openPlace(place, this.env()), this.#outside.failed);
    this.#stack = [...this.#stack, opened];
    this.#perform(opened.screen.start(this.env()), opened);
  }

  #drop(opened: Opened): void {
    opened.cancelAll();
    this.#seen = undefined;
    this.#stack = this.#stack.filter((each) => each !== opened);
  }

  #back(opened: Opened): void {
    if (this.#stack.length === 1) this.#outside.end();
    else {
      this.#drop(opened);
      this.#send({ type: 'woken' });
    }
  }

  #send(message: Message<never>): void {
    const top = this.#top();
    this.#perform(top.screen.send(message, this.env()), top);
  }

  #perform(effects: readonly OpenEffect[], by: Opened): void {
    this.#seen = undefined;
    for (const effect of effects) this.#performOne(effect, by);
  }

  #performOne(effect: OpenEffect, by: Opened): void {
    switch (effect.type) {
      case 'open':
        this.#open(effect.place);
        return;
      case 'replace':
        this.#drop(by);
        this.#open(effect.place);
        return;
      case 'back':
        this.#back(by);
        return;
      case 'quit':
        this.#outside.end();
        return;
      case 'record':
        this.#record(effect.events, by);
        return;
      case 'record-soon':
        this.#recorder.soon(effect.event, this.#timers, this.#outside.services.clock);
        return;
      case 'notice':
        this.#say(effect.text);
        return;
      case 'copy':
        this.#copy(effect.text);
        return;
      case 'language':
        this.language = effect.language;
        return;
      case 'look':
        this.look = effect.look;
        this.#outside.redraw();
        return;
      case 'cancel':
        by.cancel(effect.id);
        return;
      case 'task':
        by.run(effect, this.#outside, this.#deliver);
        return;
      case 'hand-over':
        by.tasks.run('hand-over', async () => {
          this.#deliver(await this.#outside.handOver(() => effect.run(this.#outside.services)), by);
        });
    }
  }

  #deliver = (delivery: Delivery, by: Opened): void => {
    this.#perform(delivery(this.env()), by);
    this.#outside.changed();
  };

  #copy(text: string): void {
    if (!this.look.clipboard) this.#open({ screen: 'unboxed', text });
    else {
      this.#outside.clipboard(text);
      this.#say(shellTexts.copied);
    }
  }

  #record(events: readonly StudyEvent[], by?: Opened): void {
    const records = this.#recorder.record(events);
    if (records === undefined || by === undefined) return;
    this.#perform(by.screen.send({ type: 'recorded', records }, this.env()), by);
  }

  #say = (text: Both): void => this.notice.say(text[this.language]);

  #takeKey(typed: string): void {
    if (typed !== 'Ctrl-C') this.#stopAsked = false;
    const view = this.#seen ?? this.view();
    const uses = [...(view.band?.keys ?? view.keys), ...everywhereWith(this.env())];
    const intent = keyIntent(typed, uses, this.isTyping());
    if (intent?.kind === 'action') this.#act(intent.pressed, uses);
    else if (intent?.kind === 'message') this.#send(intent.message);
    else if (intent?.kind === 'kana') {
      if (!this.#kanaSeen) this.#say(shellTexts.imeIsOn);
      this.#kanaSeen = true;
    }
  }

  #act({ use, action, index }: Pressed, uses: readonly KeyUse[]): void {
    if (use.off !== undefined) {
      this.#say(use.off);
      return;
    }
    switch (action) {
      case 'help':
        this.#open({ screen: 'help', of: { title: this.view().path.at(-1) ?? '', keys: uses } });
        return;
      case 'language':
        this.language = otherLanguage(this.language);
        this.#record([{ type: 'setting', name: 'language', value: this.language }]);
        return;
      case 'suspend':
        this.#outside.suspend();
        return;
      case 'redraw':
        this.#outside.redraw();
        return;
      case 'stop':
        this.#stop();
        return;
      default:
        this.#send({ type: 'act', action, index });
    }
  }

  #stop(): void {
    if (this.#stopAsked) this.#outside.end();
    else {
      const stopped = this.#top().cancelAll();
      if (stopped) this.#send({ type: 'stopped' });
      this.#say(stopped ? shellTexts.ctrlCAgain : shellTexts.nothingRuns);
    }
    this.#stopAsked = true;
  }

  /** Wakes the screen when its view changes by itself (a clock), and draws anew when what is said of a wait changes. */
  #schedule(refreshAt: number | undefined, waitAt: number | undefined): void {
    const { services, changed } = this.#outside;
    wakeAt(this.look.still ? undefined : refreshAt, 'waking', this.#timers, services.clock, () => {
      this.#send({ type: 'woken' });
      changed();
    });
    wakeAt(waitAt, 'waiting', this.#timers, services.clock, changed);
  }
}
