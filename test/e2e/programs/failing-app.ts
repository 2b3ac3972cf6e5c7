import { systemClock } from '../../../src/host/clock.ts';
import { openTerminal } from '../../../src/host/terminal.ts';
import { runApp } from '../../../src/tui/app.tsx';
import { lookFor } from '../../../src/tui/look.ts';
import { fakeServices } from '../../support/fake-services.ts';

/** The app with one thing in it that breaks: what, the first argument says. */
const way = process.argv[2] ?? '';
const base = fakeServices('en');
let broken = false;

const services = {
  ...base,
  clock: systemClock,
  get course() {
    if (broken && way === 'render') throw new Error('broken while drawing');
    return base.course;
  },
  async findTools() {
    broken = true;
    if (way === 'task') throw new Error('broken in a task');
    if (way === 'exception')
      setImmediate(() => {
        throw new Error('broken out of reach');
      });
    if (way === 'rejection') void Promise.reject(new Error('rejected out of reach'));
    return [];
  },
};

try {
  process.exitCode = await runApp(services, {
    terminal: openTerminal(process),
    lookWith: () => lookFor(process.env),
  });
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 70;
}
