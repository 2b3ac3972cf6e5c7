import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { layOutShell } from '../../src/host/lab-shell.ts';
import { temporaryFolder } from '../support/bundle.ts';
import { Pty } from '../support/pty.ts';

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

const open: Pty[] = [];
afterEach(() => {
  for (const pty of open.splice(0)) pty.destroy();
});

/** Stands for the program: says what it was asked, and ends with 3 when asked to check. */
const program = `
  const [, , ...args] = process.argv;
  console.log('asked:' + args.join('/'));
  process.exitCode = args[1] === 'check' ? 3 : 0;
`;

function enter(shell: string): Pty {
  const home = temporaryFolder("it's a home");
  const folder = join(home, 'session');
  mkdirSync(folder, { recursive: true });
  const self = join(home, 'self.cjs');
  writeFileSync(self, program);
  for (const name of ['.bashrc', '.zshrc'])
    writeFileSync(join(home, name), "PATH=/usr/bin:/bin\nPS1='mine> '\nalias own='echo own-alias'\n");
  mkdirSync(join(home, '.config/fish'), { recursive: true });
  writeFileSync(
    join(home, '.config/fish/config.fish'),
    "function fish_prompt; echo -n 'mine> '; end\nalias own 'echo own-alias'\n",
  );
  writeFileSync(join(home, '.shrc'), "PS1='mine> '\nalias own='echo own-alias'\n");
  const path = onPath(shell) ?? shell;
  const env = { HOME: home, PATH: process.env.PATH ?? '', ENV: join(home, '.shrc') };
  const start = layOutShell(path, { folder, lab: 'svc-selector', self: [process.execPath, self], env });
  writeFileSync(join(folder, 'bin/kubectl'), '#!/bin/sh\necho kubectl:"$@"\n', { mode: 0o755 });
  const pty = new Pty(path, start.args, { cwd: home, env: { ...env, ...start.env } });
  open.push(pty);
  return pty;
}

describe.each(['bash', 'zsh', 'fish', 'dash'])('in %s', (shell) => {
  test.runIf(onPath(shell) !== undefined)(
    'the prompt names the lab, its words are there, and the learner keeps their own start-up file',
    { timeout: 30_000 },
    async () => {
      const pty = enter(shell);
      await pty.shows('(svc-selector) mine>');
      pty.send('task\r');
      await pty.shows('asked:lab/show/svc-selector');
      const status = shell === 'fish' ? '$status' : '$?';
      pty.send(`check --once; echo "ended with ${status}"\r`);
      await pty.shows('asked:lab/check/svc-selector/--once');
      await pty.shows('ended with 3');
      pty.send('hint routes\r');
      await pty.shows('asked:lab/hint/svc-selector/routes');
      pty.send('solution\r');
      await pty.shows('asked:lab/solution/svc-selector');
      pty.send('own\r');
      await pty.shows('own-alias');
      pty.send('k get pods\r');
      await pty.shows('kubectl:get pods');
      pty.send('exit 5\r');
      expect(await pty.ended()).toBe(5);
    },
  );
});
