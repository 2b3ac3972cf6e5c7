import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/bundle.ts';
import { bundleProgram } from '../support/bundle-app.ts';
import { Pty, type PtyOptions, untouched } from '../support/pty.ts';
import { hasTmux, Tmux } from '../support/tmux.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let launcher = '';
let failing = '';
const open: Pty[] = [];

beforeAll(async () => {
  const out = join(temporaryFolder('app'), 'dist');
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--out', out], {
    encoding: 'utf8',
  });
  expect(built.status, built.stderr).toBe(0);
  launcher = join(out, 'launcher.cjs');
  failing = await bundleProgram(join(root, 'test/e2e/programs/failing-app.ts'));
}, 120_000);

afterEach(() => {
  for (const pty of open.splice(0)) pty.destroy();
});

function run(file: string, args: readonly string[], options: PtyOptions = {}): Pty {
  const env = { EKS_LEARN_HOME: temporaryFolder('home'), EKS_LEARN_LANG: 'en', ...options.env };
  const pty = new Pty(file, args, { ...options, env });
  open.push(pty);
  return pty;
}

const app = (options: PtyOptions = {}, ...args: readonly string[]): Pty =>
  run(process.execPath, [launcher, ...args], options);

describe('the terminal is as before, whichever way the program ends', () => {
  test('by q on the home screen', async () => {
    const pty = app();
    await pty.shows('quit');
    pty.send('q');
    expect(await pty.ended()).toBe(0);
    expect(pty.left()).toEqual(untouched);
  });

  test('by Ctrl-C twice, from inside a lesson', async () => {
    const pty = app();
    await pty.shows('quit');
    pty.send('1');
    await pty.shows('next page');
    pty.send('\u0003');
    await pty.shows('Ctrl-C again quits');
    pty.send('\u0003');
    expect(await pty.ended()).toBe(0);
    expect(pty.left()).toEqual(untouched);
  });

  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGQUIT', 131],
    ['SIGHUP', 129],
  ] as const)
    test(`by ${signal}`, async () => {
      const pty = app();
      await pty.shows('quit');
      pty.kill(signal);
      expect(await pty.ended()).toBe(status);
      expect(pty.left()).toEqual(untouched);
    });

  for (const [way, message] of [
    ['exception', 'broken out of reach'],
    ['rejection', 'rejected out of reach'],
    ['task', 'broken in a task'],
    ['render', 'broken while drawing'],
  ] as const)
    test(`by a bug: ${way}, which is told after the screen is back`, async () => {
      const pty = run(process.execPath, [failing, way]);
      expect(await pty.ended()).toBe(70);
      expect(pty.left()).toEqual(untouched);
      expect(pty.output.lastIndexOf(message)).toBeGreaterThan(pty.output.lastIndexOf('\u001b[?1049l'));
    });
});

test('what SIGKILL leaves behind is put right by fix-terminal, and its screen by the next run', async () => {
  const learn = `${process.execPath} ${launcher}`;
  const killed = `sh -c 'echo pid-$$; exec ${learn}'`;
  const pty = run('bash', [
    '--norc',
    '-c',
    `${killed}; ${learn} fix-terminal; stty -a; ${killed}; echo once more; ${learn}`,
  ]);
  const kill = async (nth: number) => {
    const begun = () => pty.output.split(/pid-\d+/)[nth]?.includes('quit') === true;
    await pty.until(begun);
    process.kill(Number([...pty.output.matchAll(/pid-(\d+)/g)][nth - 1]?.[1]), 'SIGKILL');
  };
  await kill(1);
  await pty.until(() => pty.output.includes('cstopb'));
  expect(pty.left()).toEqual(untouched);
  await kill(2);
  expect(pty.output).toMatch(/[^-]icanon/);
  expect(pty.output).toMatch(/[^-]echo[^a-z]/);
  expect(pty.output).toMatch(/[^-]iutf8/);
  await pty.until(() => pty.output.split('once more')[1]?.includes('quit') === true);
  pty.send('q');
  await pty.ended();
  expect(pty.left()).toEqual(untouched);
});

test('scrollback of the shell survives a run', async () => {
  const script = `for i in $(seq 300); do echo line-$i; done; ${process.execPath} ${launcher}; echo done-$?`;
  const pty = run('bash', ['--norc', '-c', script]);
  await pty.shows('quit');
  pty.send('j');
  pty.send('q');
  await pty.ended();
  await pty.shows('done-0');
  expect(pty.output).not.toContain('\u001b[3J');
  expect(pty.emulator.buffer.active.baseY).toBeGreaterThan(250);
});

test('modes of the tty are the same before and after', async () => {
  const script = `stty -g; ${process.execPath} ${launcher}; stty -g`;
  const pty = run('bash', ['--norc', '-c', script]);
  await pty.shows('quit');
  pty.send('q');
  await pty.ended();
  const modes = pty.output.match(/[0-9a-f]+(?::[0-9a-f]+){10,}/g) ?? [];
  expect(modes).toHaveLength(2);
  expect(modes[0]).toBe(modes[1]);
});

test('Ctrl-Z gives the shell back, and fg takes the screen again with its keys', async () => {
  const pty = run('bash', ['--norc', '-i'], { env: { PS1: 'prompt> ' } });
  await pty.shows('prompt>');
  pty.send(`${process.execPath} ${launcher}\r`);
  await pty.shows('quit');
  pty.send('\u001a');
  await pty.until(() => !pty.left().alternateScreen && pty.text().includes('Stopped'));
  expect(pty.left().hiddenCursor).toBe(false);
  pty.send('fg\r');
  await pty.until(() => pty.left().alternateScreen && pty.text().includes('quit'));
  pty.send('2');
  await pty.shows('next unread');
  pty.send('\u001b');
  await pty.shows('quit');
  pty.send('q');
  await pty.until(() => !pty.left().alternateScreen);
  pty.send('exit\r');
  await pty.ended();
});

test('a stop from outside is one, too', async () => {
  const pty = run('bash', ['--norc', '-i'], { env: { PS1: 'prompt> ' } });
  await pty.shows('prompt>');
  pty.send(`${process.execPath} ${launcher} & echo pid-$!; fg\r`);
  await pty.shows('quit');
  const pid = Number(/pid-(\d+)/.exec(pty.output)?.[1]);
  process.kill(pid, 'SIGTSTP');
  await pty.until(() => !pty.left().alternateScreen && pty.text().includes('Stopped'));
  pty.send('fg\r');
  await pty.until(() => pty.left().alternateScreen && pty.text().includes('quit'));
  pty.send('q');
  await pty.until(() => !pty.left().alternateScreen);
  pty.send('exit\r');
  await pty.ended();
});

test('a hundred sizes leave no stale row, no row too wide, and the same pointer', async () => {
  const pty = app();
  await pty.shows('quit');
  pty.send('jj');
  await pty.until(() => /▸.*3/.test(pty.text()));
  let seed = 11;
  const random = (least: number, most: number) => {
    seed = (seed * 48271) % 2147483647;
    return least + (seed % (most - least + 1));
  };
  for (let turn = 0; turn < 100; turn++) pty.resize(random(20, 200), random(5, 60));
  pty.resize(90, 30);
  const rowsWith = (text: string) => pty.screen().filter((row) => row.includes(text)).length;
  // The last frame: footer in its row, every part of it once, the pointer where it was.
  await pty.until(
    () =>
      pty.screen()[28]?.includes('quit') === true &&
      rowsWith('quit') === 1 &&
      rowsWith('eks-learn') === 1 &&
      /▸\s+3/.test(pty.text()),
  );
});

test('keys of one read are handled one by one, and a paste triggers nothing', async () => {
  const pty = app();
  await pty.shows('quit');
  pty.send('\u001b[200~q\ny\u001b[201~');
  pty.send('2jjj?');
  await pty.shows('Help');
  pty.send('\u001b');
  await pty.shows('next unread');
  expect(pty.exit).toBeUndefined();
  pty.send('\u001b');
  await pty.shows('quit');
  pty.send('q');
  expect(await pty.ended()).toBe(0);
});

test('full-width keys of an active input method count as ASCII', async () => {
  const pty = app();
  await pty.shows('quit');
  pty.send('ｊ');
  await pty.until(() => /▸\s+2/.test(pty.text()));
  pty.send('？');
  await pty.shows('Help');
  pty.send('\u001b');
  await pty.shows('quit');
  pty.send('ｑ');
  expect(await pty.ended()).toBe(0);
});

test('a key costs at most 500 bytes, and a screen at rest costs none', async () => {
  const pty = app({ env: { EKS_LEARN_LANG: 'ja' } });
  await pty.shows('終了');
  const median = async () => {
    const costs: number[] = [];
    for (let turn = 0; turn < 9; turn++) {
      const before = pty.output.length;
      const frame = pty.text();
      pty.send('j');
      await pty.until(() => pty.text() !== frame && pty.output.endsWith('\u001b[?2026l'));
      costs.push(Buffer.byteLength(pty.output.slice(before)));
    }
    return costs.toSorted((one, other) => one - other)[4];
  };
  pty.send('2');
  await pty.shows('次の未読');
  expect(await median()).toBeLessThanOrEqual(500);
  pty.send('\r');
  await pty.shows('次へ');
  expect(await median()).toBeLessThanOrEqual(500);
  const [before, worked] = [pty.output.length, processorTime(pty.pid)];
  await once(spawn('sleep', ['3']), 'exit');
  expect(pty.output.length).toBe(before);
  // under 1 % of a processor.
  expect(processorTime(pty.pid) - worked).toBeLessThanOrEqual(30);
});

/** Milliseconds of processor time a process has used; the kernel counts in hundredths of a second. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Programs of these names that do as told, first on PATH. */
function shims(script: string, ...names: readonly string[]): string {
  const folder = temporaryFolder('shims');
  for (const name of names) writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `${folder}:${process.env.PATH}`;
}

/** A kubeconfig with one context of this name, as YAML writes it between double quotes. */
function kubeconfigOf(context: string, server: string): string {
  const file = join(temporaryFolder('kube'), 'config');
  const cluster = `clusters: [{name: c, cluster: {server: "${server}"}}]`;
  const user = 'users: [{name: u, user: {token: t}}]';
  const names = `contexts: [{name: "${context}", context: {cluster: c, user: u}}]\ncurrent-context: "${context}"`;
  writeFileSync(file, `apiVersion: v1\nkind: Config\n${cluster}\n${user}\n${names}\n`);
  return file;
}

test('while kubectl and aws sleep, keys are answered, and what is awaited counts its seconds for under 100 bytes each', async () => {
  const env = {
    PATH: shims('exec sleep 20', 'kubectl', 'aws'),
    KUBECONFIG: kubeconfigOf('slow', 'https://127.0.0.1:1'),
  };
  const pty = app({ env });
  await pty.shows('looking for kubectl and aws');
  pty.send('j');
  await pty.until(() => /▸\s+2/.test(pty.text()));
  expect(pty.text()).toContain('looking for kubectl and aws');
  pty.send('/');
  await pty.shows('Search');
  pty.send('\u001b');
  await pty.until(() => /▸\s+2/.test(pty.text()));
  pty.send('4');
  await pty.shows('Where labs run');
  pty.send('m');
  await pty.shows('slow');
  pty.send('jjj\r');
  await pty.until(() => /Where labs run {2}slow/.test(pty.text()));
  pty.send('\r');
  await pty.shows('looking at the target 2 s');
  const before = Buffer.byteLength(pty.output);
  await pty.shows('looking at the target 4 s');
  expect(Buffer.byteLength(pty.output) - before).toBeLessThanOrEqual(200);
  pty.send('?');
  await pty.shows('Help');
  pty.send('\u001b');
  await pty.shows('looking at the target');
  expect(pty.text()).toContain('Esc stop');
  pty.send('\u001b');
  await pty.shows('Where labs run');
  pty.send('\u0003\u0003');
  expect(await pty.ended()).toBe(0);
});

test('when the terminal vanishes the program is gone within two seconds, though hang-ups are ignored', async () => {
  const pty = run('bash', ['--norc', '-c', `trap '' HUP; exec ${process.execPath} ${launcher}`]);
  await pty.shows('quit');
  const began = performance.now();
  pty.vanish();
  while (isAlive(pty.pid) && performance.now() - began < 5000) await once(spawn('sleep', ['0.05']), 'exit');
  expect(isAlive(pty.pid)).toBe(false);
  expect(performance.now() - began).toBeLessThan(2000);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('without a terminal nothing but plain text is written', () => {
  const env = { PATH: process.env.PATH, EKS_LEARN_HOME: temporaryFolder('home'), LANG: 'ja_JP.UTF-8' };
  const { stdout, stderr, status } = spawnSync(process.execPath, [launcher], {
    env,
    encoding: 'utf8',
    input: '',
  });
  expect(status).toBe(0);
  expect(stdout + stderr).not.toContain('\u001b');
});

test('NO_COLOR leaves no colour, and FORCE_COLOR does not overrule it', async () => {
  const pty = app({ env: { NO_COLOR: '1', FORCE_COLOR: '3' } });
  await pty.shows('quit');
  pty.send('q');
  await pty.ended();
  expect(pty.output).not.toMatch(/\u001b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10[0-7])(?:;\d+)*m/);
});

test('a note is written in the editor of the learner, who has the terminal meanwhile', async () => {
  const editor = join(temporaryFolder('editor'), 'editor.sh');
  writeFileSync(editor, 'echo "editor has the screen"; read line; echo "$line" >> "$1"\n');
  const pty = app({ env: { VISUAL: `sh ${editor}` } });
  await pty.shows('quit');
  pty.send('1');
  await pty.shows('next page');
  pty.send('e');
  await pty.until(() => !pty.left().alternateScreen && pty.text().includes('editor has the screen'));
  pty.send('ask the team\r');
  await pty.until(() => pty.left().alternateScreen && pty.text().includes('Note saved'));
  pty.send('\u0003\u0003');
  expect(await pty.ended()).toBe(0);
  expect(pty.left()).toEqual(untouched);
});

test('Japanese asked for where the locale is not UTF-8 is refused in ASCII, with what to set', async () => {
  for (const args of [[], ['lessons', 'list']]) {
    const pty = app({ env: { LANG: 'C', EKS_LEARN_LANG: 'ja' } }, ...args);
    expect(await pty.ended()).toBe(2);
    expect(pty.output).toContain('Japanese needs a UTF-8 locale');
    expect(pty.output).toContain('export LC_ALL=C.UTF-8');
    expect(pty.output).not.toMatch(/[^\r\n -~]/);
  }
});

test('Japanese chosen some other time gives way to English there, and the rest is as before', async () => {
  const home = temporaryFolder('home');
  const env = { EKS_LEARN_HOME: home, EKS_LEARN_LANG: '' };
  const chosen = app({ env }, 'config', 'set', 'language', 'ja');
  expect(await chosen.ended()).toBe(0);
  const pty = app({ env: { ...env, LANG: 'C' } });
  await pty.shows('quit');
  pty.send('L');
  await pty.shows('Japanese needs a UTF-8 locale');
  pty.send('q');
  expect(await pty.ended()).toBe(0);
  expect(pty.output).not.toMatch(/[^\u0000-\u007f]/);
});

describe.skipIf(!hasTmux)('in tmux (install tmux to run these)', () => {
  /** Sets title, window name, clipboard and buffer, speaks through, conceals, erases the scrollback, turns text around. */
  const evil = [
    '\u001b]0;owned\u0007',
    '\u001b]2;owned\u001b\\',
    '\u001bkowned\u001b\\',
    '\u001b]52;c;b3duZWQ=\u0007',
    '\u001bPtmux;\u001b\u001b]52;c;b3duZWQ=\u0007\u001b\\',
    '\u001b[8mhidden\u001b[3J\u001b[?1000h\u009d0;owned\u009c\u202e\r',
  ].join('and');
  const escaped = JSON.stringify(evil).slice(1, -1);

  /** The built program with a course whose titles and texts want more than to be read. */
  function hostileProgram(): string {
    const folder = join(temporaryFolder('hostile'), 'dist');
    cpSync(dirname(launcher), folder, { recursive: true });
    const index = join(folder, 'content/index.json.br');
    const text = brotliDecompressSync(readFileSync(index)).toString();
    const spoilt = text
      .replaceAll(/"(title|term)":\{"ja":"/g, `$&${escaped}`)
      .replaceAll(/,"en":"/g, `$&${escaped}`);
    writeFileSync(index, brotliCompressSync(Buffer.from(spoilt)));
    return join(folder, 'launcher.cjs');
  }

  /** SGR but for concealing, cursor, erasing but for the scrollback, rows moved, our modes, our links. */
  const allowed =
    /\u001b\[(?!8m|(?:\d+;)*8(?:;\d+)*m)[\d;]*m|\u001b\[\d*[ABCDGKLM]|\u001b\[[012]?J|\u001b\[(?:\d+(?:;\d+)?)?H|\u001b\[\?(?:25|1049|2004|2026)[hl]|\u001b\[\?(?:1000|1002|1003|1006)l|\u001b\[<u|\u001b\]8;;(?:https:[!-~]*)?\u001b\\/g;

  test('a hostile course, kubeconfig and cluster change no title, no buffer and no clipboard, and write the allowed sequences alone', async () => {
    const answer = join(temporaryFolder('answer'), 'text');
    writeFileSync(answer, `${evil}\n{"gitVersion": "v1.35.1${evil}"}\nerror: ${evil}\n`);
    const program = `${process.execPath} ${hostileProgram()}`;
    const tmux = new Tmux(`${program} lessons show "$(cat ${answer})"; echo; ${program}; echo the end`, {
      env: {
        PATH: shims(`cat ${answer}; cat ${answer} >&2; exit 1`, 'kubectl', 'aws', 'helm', 'kind', 'eksctl'),
        KUBECONFIG: kubeconfigOf(`near${escaped}`, `https://127.0.0.1:1/${escaped}`),
        EKS_LEARN_HOME: temporaryFolder('home'),
        EKS_LEARN_LANG: 'en',
        LANG: 'C.UTF-8',
      },
    });
    try {
      const before = tmux.outside();
      tmux.start();
      await tmux.shows('On this machine');
      tmux.keys('2');
      await tmux.shows('next unread');
      tmux.keys('Enter');
      await tmux.shows('next page');
      tmux.keys('Escape');
      await tmux.shows('next unread');
      tmux.keys('Escape');
      await tmux.shows('Choose');
      tmux.keys('4');
      await tmux.shows('Where labs run');
      tmux.keys('m');
      await tmux.shows('near');
      tmux.keys('G', 'Enter');
      await tmux.shows(/Where labs run {2}near/);
      tmux.keys('Enter');
      await tmux.shows(/look again|again/);
      tmux.keys('C-c', 'C-c');
      await tmux.shows('the end');
      expect(tmux.outside()).toEqual(before);
      const bytes = tmux.bytes();
      expect(bytes).not.toContain('b3duZWQ');
      const rest = Buffer.from(bytes.replaceAll(allowed, ''), 'latin1').toString('utf8');
      expect(rest).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/);
    } finally {
      tmux.end();
    }
  });
});
