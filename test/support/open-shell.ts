import type { Language } from '../../src/i18n/language.ts';
import type { HistoryRecord } from '../../src/study/history.ts';
import type { Frame, View } from '../../src/tui/frame/view.ts';
import { type Look, lookFor } from '../../src/tui/look.ts';
import { openPlace } from '../../src/tui/open-place.ts';
import { plainRow } from '../../src/tui/paint.ts';
import { Shell } from '../../src/tui/shell.ts';
import { fakeServices } from './fake-services.ts';
import type { GoldenScreen } from './golden-screens.ts';

export type OpenShell = {
  readonly shell: Shell;
  frame(): Frame;
  view(): View;
  /** The frame without attributes. */
  text(): readonly string[];
  press(...keys: readonly string[]): Promise<void>;
  /** What has left the app so far: copies, programs that were handed the terminal, suspends, repaints, the end. */
  readonly left: readonly string[];
  records(): readonly HistoryRecord[];
};

type Options = {
  readonly size?: readonly [columns: number, rows: number];
  readonly language?: Language;
  readonly look?: Look;
};

/** A golden screen without a terminal: rules that hold on every screen are asked of it in milliseconds. */
export async function openShell(screen: GoldenScreen, options: Options = {}): Promise<OpenShell> {
  const [columns, rows] = options.size ?? [80, 24];
  const language = options.language ?? 'ja';
  const look = options.look ?? lookFor({ TERM: 'xterm-256color', LANG: 'C.UTF-8' });
  const left: string[] = [];
  const fakes = fakeServices(language, screen.world ?? {});
  const services = { ...fakes, labs: asked(fakes.labs, left), practice: asked(fakes.practice, left) };
  const shell = new Shell(
    {
      services,
      size: () => ({ columns, rows }),
      openPlace,
      lookWith: () => look,
      changed: () => {},
      clipboard: (text) => left.push(`copy ${text}`),
      suspend: () => left.push('suspend'),
      handOver: async (run) => {
        left.push('hand over');
        return run();
      },
      redraw: () => left.push('redraw'),
      end: () => left.push('end'),
      failed: (thrown) => {
        throw thrown;
      },
    },
    screen.place,
    look,
  );
  const text = () => shell.frame().rows.map((row) => plainRow(row));
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      shell.take({ kind: 'key', key: key === ' ' ? 'Space' : key });
      await tasks();
    }
  };
  await tasks();
  const awaited = screen.until?.[language];
  for (let turn = 0; awaited !== undefined && !text().join('\n').includes(awaited); turn++) {
    if (turn > 500) throw new Error(`${screen.name} never shows ${awaited}`);
    await tasks();
  }
  await press(...(screen.keys ?? []));
  left.length = 0;
  return {
    shell,
    frame: () => shell.frame(),
    view: () => shell.view(),
    text,
    press,
    left,
    records: () => services.history.records,
  };
}

/** Tells of every call; what the world of the test does not answer is never answered. */
const asked = <T extends object>(service: T, left: string[]): T =>
  new Proxy(service, {
    get: (target, name) => {
      const own = Reflect.get(target, name);
      return (...given: readonly unknown[]) => {
        left.push(String(name));
        return typeof own === 'function' ? own.apply(target, given) : unanswered;
      };
    },
  });

const unanswered = Object.assign(new Promise<never>(() => {}), {
  async *[Symbol.asyncIterator]() {
    await new Promise(() => {});
  },
});

/** Lets what a screen looked for arrive: the fakes answer at once. */
async function tasks(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
