import type { Language } from '../../src/i18n/language.ts';
import type { Services } from '../../src/services.ts';
import type { HistoryRecord } from '../../src/study/history.ts';
import { runApp } from '../../src/tui/app.tsx';
import { type LookSettings, lookFor } from '../../src/tui/look.ts';
import type { Place } from '../../src/tui/places.ts';
import { type FakeWorld, fakeServices } from './fake-services.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { keyBytes } from './key-bytes.ts';

export type Rendered = {
  readonly terminal: FakeTerminal;
  readonly services: Services;
  frame(): readonly string[];
  text(): string;
  /** Sends keys (by name or as characters) and waits until the screen has changed and come to rest. */
  press(...keys: readonly string[]): Promise<void>;
  /** Waits until the text stands on the screen: for what a task brings. */
  shows(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  records(): readonly HistoryRecord[];
  /** Exit status, once the app has ended. */
  readonly ended: Promise<number>;
  close(): Promise<void>;
};

export type RenderOptions = FakeWorld & {
  readonly place?: Place;
  readonly size?: readonly [columns: number, rows: number];
  readonly language?: Language;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: LookSettings;
};

// Days and times on the screens are the same wherever the tests run.
process.env.TZ = 'UTC';

/** Runs the real app at a place, in a terminal emulator. */
export async function renderScreen(options: RenderOptions = {}): Promise<Rendered> {
  const [columns, rows] = options.size ?? [80, 24];
  const terminal = new FakeTerminal(columns, rows);
  const services = fakeServices(options.language ?? 'ja', options);
  const env = { TERM: 'xterm-256color', LANG: 'C.UTF-8', ...options.env };
  const ended = runApp(services, {
    terminal,
    lookWith: () => lookFor(env, {}, options.settings ?? {}),
    ...(options.place === undefined ? {} : { place: options.place }),
  });
  ended.catch(() => {});
  await terminal.changed();
  await resting(terminal);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      const change = terminal.changed();
      terminal.send(keyBytes(key));
      await change;
      await resting(terminal);
    }
  };
  return {
    terminal,
    services,
    frame: () => terminal.frame(),
    text: () => terminal.frame().join('\n'),
    press,
    async shows(text) {
      while (!terminal.frame().join('\n').includes(text)) await terminal.changed();
      await resting(terminal);
    },
    async resize(width, height) {
      const change = terminal.changed();
      terminal.resize(width, height);
      await change;
      await resting(terminal);
    },
    records: () => services.history.records,
    ended,
    async close() {
      // Ctrl-C twice always quits, whatever is open.
      terminal.send('\u0003\u0003');
      await ended.catch(() => {});
    },
  };
}

/**
 * Ink paints at most every few milliseconds and keeps the rest for a timer. Short timers are counted, not replaced,
 * so that a test knows when nothing more is about to be painted.
 */
const shortTimers = new Set<unknown>();
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
globalThis.setTimeout = Object.assign((act: (...given: unknown[]) => void, wait = 0, ...given: unknown[]) => {
  const timer = startTimer(() => {
    shortTimers.delete(timer);
    act(...given);
  }, wait);
  if (wait <= 20) shortTimers.add(timer);
  return timer;
}, startTimer) as typeof setTimeout;
globalThis.clearTimeout = ((timer: NodeJS.Timeout) => {
  shortTimers.delete(timer);
  stopTimer(timer);
}) as typeof clearTimeout;

/** At rest: nothing is about to be painted, and the event loop went round a few times without another byte. */
async function resting(terminal: FakeTerminal): Promise<void> {
  for (let quiet = 0, before = -1; quiet < 6; quiet++) {
    if (terminal.written.length !== before || shortTimers.size > 0) quiet = 0;
    before = terminal.written.length;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
