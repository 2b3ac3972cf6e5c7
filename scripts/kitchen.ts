import { systemClock } from '../src/host/clock.ts';
import { openTerminal, type Terminal } from '../src/host/terminal.ts';
import { runApp } from '../src/tui/app.tsx';
import { lookFor, lookSettings } from '../src/tui/look.ts';
import { fakeServices } from '../test/support/fake-services.ts';
import { goldenLabs } from '../test/support/golden-labs.ts';
import { goldenScreens } from '../test/support/golden-screens.ts';
import { keyBytes } from '../test/support/key-bytes.ts';
import { openKitchen } from '../test/support/kitchen-screen.ts';

/** Shows every component, and every screen in every state that has a golden frame. */
const screens = [...goldenScreens, ...goldenLabs];
const language = process.argv.includes('en') ? 'en' : 'ja';
const lookWith = (chosen: Parameters<typeof lookSettings>[0]) =>
  lookFor(process.env, {}, lookSettings(chosen));

/** The terminal with the keys pressed that lead to a state. */
function pressing(terminal: Terminal, keys: readonly string[]): Terminal {
  return Object.assign(Object.create(terminal) as Terminal, {
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    size: () => terminal.size(),
    leave: () => terminal.leave(),
    write: (text: string) => terminal.write(text),
    suspend: () => terminal.suspend(),
    enter(...[listener, manner]: Parameters<Terminal['enter']>) {
      terminal.enter(listener, manner);
      setImmediate(() => {
        for (const key of keys) listener.input(keyBytes(key));
      });
    },
  });
}

for (let at = 0; ; ) {
  let chosen: string | undefined;
  const choose = (name: string) => {
    chosen = name;
  };
  const names = screens.map((screen) => screen.name);
  await runApp(
    { ...fakeServices(language), clock: systemClock },
    { terminal: openTerminal(process), lookWith, openPlace: () => openKitchen(names, at, choose) },
  );
  const screen = screens.find((each) => each.name === chosen);
  if (screen === undefined) break;
  at = screens.indexOf(screen);
  const terminal = pressing(openTerminal(process), screen.keys ?? []);
  const services = { ...fakeServices(language, screen.world), clock: systemClock };
  await runApp(services, { terminal, lookWith, place: screen.place });
}
