import type { Terminal } from '../host/terminal.ts';
import type { Both } from '../i18n/language.ts';
import type { Services } from '../services.ts';
import { progressOf } from '../study/progress.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { realSize } from './frame/room.ts';
import { createKeyboard } from './keyboard.ts';
import { createLinePainter } from './line-painter.ts';
import type { ChosenSettings, Look } from './look.ts';
import { type OpenPlace, openPlace } from './open-place.ts';
import { createPainter, type Painter } from './painter.tsx';
import type { Place } from './places.ts';
import type { KeyEvent } from './read-keys.ts';
import { Shell } from './shell.ts';

export type AppOptions = {
  readonly terminal: Terminal;
  /** How to draw, with the settings of the history. */
  lookWith(chosen: ChosenSettings): Look;
  /** Where to begin; home when not said. */
  readonly place?: Place;
  /** Stands in the footer rule of the first frame, until the first key. */
  readonly greeting?: Both;
  /** Which screen stands at an address; those of the program when not said. */
  readonly openPlace?: OpenPlace;
};

type Outcome = { readonly status: number } | { readonly thrown: unknown };

/**
 * Runs the app until it is left. Resolves with the exit status (0, or 128 + signal); throws what a screen or a task
 * threw, after the terminal is whole again.
 */
export async function runApp(services: Services, options: AppOptions): Promise<number> {
  const { terminal, lookWith } = options;
  let finish: (outcome: Outcome) => void = () => {};
  const finished = new Promise<Outcome>((resolve) => {
    finish = resolve;
  });
  const failed = (thrown: unknown) => finish({ thrown });
  let painter: Painter | undefined;
  const shell = new Shell(
    {
      services,
      lookWith,
      size: () => realSize(terminal.size().columns, terminal.size().rows),
      changed: () => painter?.changed(),
      redraw: () => painter?.redraw(),
      clipboard: (text) => terminal.write(clipboardSequence(text)),
      suspend: () => terminal.suspend(),
      handOver: (run) => terminal.handOver(run),
      end: () => finish({ status: 0 }),
      failed,
      openPlace: options.openPlace ?? openPlace,
    },
    options.place ?? { screen: 'home' },
    lookWith(progressOf(services.history.records).settings),
  );
  if (options.greeting !== undefined) shell.notice.say(options.greeting[shell.language]);
  const lines = shell.look.screenReader;
  let echo: (text: string) => void = () => {};
  const take = (event: KeyEvent) => {
    try {
      if (lines && shell.isTyping()) echo(echoOf(event));
      shell.take(event);
    } catch (thrown) {
      failed(thrown);
    }
  };
  const redraw = () => painter?.redraw();
  terminal.enter(
    {
      input: createKeyboard(services.clock, take),
      resized: lines ? () => {} : redraw,
      resumed: redraw,
      signalled: (status) => finish({ status }),
      gone: () => finish({ status: 129 }),
      crashed: failed,
    },
    lines ? 'lines' : 'screen',
  );
  try {
    if (lines) {
      const linePainter = createLinePainter(shell, terminal);
      echo = linePainter.echo;
      painter = linePainter;
    } else painter = createPainter(shell, terminal, failed);
    return settled(await finished);
  } finally {
    shell.close();
    painter?.stop();
    terminal.leave();
  }
}

/** OSC 52: the text as base64, so that nothing in it can end the sequence. */
const clipboardSequence = (text: string): string =>
  `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;

/** What is heard of typing: the characters; Enter and editing keys are heard by what they change. */
const echoOf = (event: KeyEvent): string =>
  sanitiseLine(
    event.kind === 'paste'
      ? event.text
      : event.key === 'Space'
        ? ' '
        : [...event.key].length === 1
          ? event.key
          : '',
  );

function settled(outcome: Outcome): number {
  if ('thrown' in outcome) throw outcome.thrown;
  return outcome.status;
}
