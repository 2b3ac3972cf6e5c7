import { expect, test } from 'vitest';
import type { Network } from '../../src/practice/runtime/network.ts';
import { Life } from '../../src/practice/runtime/shell/process.ts';
import { chosen, editorOf, lettersOf } from '../../src/practice/runtime/shell/programs/filter.ts';
import { httpAddressOf } from '../../src/practice/runtime/shell/programs/http-address.ts';
import { dateText } from '../../src/practice/runtime/shell/programs/machine.ts';
import { parseNginxConfig } from '../../src/practice/runtime/shell/programs/nginx-config.ts';
import {
  byteCount,
  options,
  optionValue,
  secondsOf,
} from '../../src/practice/runtime/shell/programs/options.ts';
import { formatted } from '../../src/practice/runtime/shell/programs/print.ts';
import { lastLines } from '../../src/practice/runtime/shell/programs/read.ts';
import { runScript } from './run-script.ts';

test('options may stand together, have their value beside or behind them, and end at --', () => {
  const { flags, rest } = options(['head', '-qn5', '-c', '3', 'file', '--', '-x'], 'nc');
  expect(Object.fromEntries(flags)).toEqual({ q: '', n: '5', c: '3' });
  expect(rest).toEqual(['file', '-x']);
  expect(optionValue(['nc', '-w3'], '-w')).toBe('3');
  expect(optionValue(['httpd', '-p', '80'], '-p')).toBe('80');
  expect(optionValue(['x', '--timeout=2s'], '--timeout')).toBe('2s');
  expect(optionValue(['x'], '--timeout')).toBeUndefined();
});

test('sizes and durations have units', () => {
  expect([byteCount('512'), byteCount('1k'), byteCount('64M'), byteCount('1.5G')]).toEqual([
    512, 1024, 67_108_864, 1_610_612_736,
  ]);
  expect([secondsOf('5'), secondsOf('2m'), secondsOf('1.5h')]).toEqual([5, 120, 5400]);
  expect(secondsOf('soon')).toBeNaN();
});

test('printf repeats its format until its values are used up', () => {
  expect(formatted('%s=%03d\\n', ['a', '1', 'b', '22'])).toBe('a=001\nb=022\n');
  expect(formatted('[%-4s] %x %%\\n', ['ab', '255'])).toBe('[ab  ] ff %\n');
  expect(formatted('done\\n', ['unused'])).toBe('done\n');
});

test('the last lines are counted from the end, or from a line on', () => {
  const list = ['a', 'b', 'c'];
  expect(lastLines(list, '2')).toEqual(['b', 'c']);
  expect(lastLines(list, '+2')).toEqual(['b', 'c']);
  expect(lastLines(list, '0')).toEqual([]);
  expect(lastLines(list, '9')).toEqual(list);
});

test('cut takes single pieces and ranges', () => {
  expect(chosen(['a', 'b', 'c', 'd', 'e'], '1,3-4')).toEqual(['a', 'c', 'd']);
  expect(chosen(['a', 'b', 'c'], '2-')).toEqual(['b', 'c']);
});

test('tr writes out its ranges', () => {
  expect(lettersOf('a-e0-2\\n')).toBe('abcde012\n');
});

test('sed replaces, prints one line, and knows what it does not know', () => {
  expect(editorOf('s/a(b+)/[\\1&]/g', false)?.('ab abb', 1)).toEqual(['[bab] [bbabb]']);
  expect(editorOf('2p', true)?.('first', 1)).toEqual([]);
  expect(editorOf('2p', true)?.('second', 2)).toEqual(['second']);
  expect(editorOf('y/a/b/', false)).toBeUndefined();
  expect(editorOf('s/(/x/', false)).toBeUndefined();
});

test('date writes a moment as BusyBox does', () => {
  const moment = Date.UTC(2026, 0, 5, 7, 8, 9);
  expect(dateText(moment, undefined)).toBe('Mon Jan  5 07:08:09 UTC 2026');
  expect(dateText(moment, '%Y-%m-%dT%H:%M:%S %s')).toBe(`2026-01-05T07:08:09 ${moment / 1000}`);
});

test('a URL names host, port and path, and may leave out the last two', () => {
  expect(httpAddressOf('http://web.shop:8080/a/b?c')).toEqual({
    host: 'web.shop',
    port: 8080,
    path: '/a/b?c',
  });
  expect(httpAddressOf('web')).toEqual({ host: 'web', port: 80, path: '/' });
  expect(httpAddressOf('https://web')).toEqual({ host: 'web', port: 443, path: '/' });
});

test('of an nginx configuration ports, root and fixed answers are read', () => {
  const text = `
    server {
      listen 8080; # listen 9090;
      listen [::]:8080;
      root /srv;
      location / { return 200 "hello\\n"; }
      location = /healthz { access_log off; return 503; }
    }`;
  expect(parseNginxConfig(text)).toEqual({
    ports: [8080],
    root: '/srv',
    returns: [
      { path: '/healthz', status: 503, body: '' },
      { path: '/', status: 200, body: 'hello\n' },
    ],
  });
  expect(parseNginxConfig('')).toEqual({ ports: [80], root: '/usr/share/nginx/html', returns: [] });
});

test('timeout ends the program that takes too long, and says so with 143', async () => {
  expect((await runScript('timeout 1 sleep 600; echo $?')).out).toBe('143\n');
  expect((await runScript('timeout 5 sh -c "exit 3"; echo $?')).out).toBe('3\n');
});

test('who wants more memory than its container has takes the container along, also within timeout', async () => {
  const life = new Life();
  await expect(runScript('timeout 5 head -c 2G /dev/zero', {}, life)).rejects.toMatchObject({
    code: 137,
    reason: 'OOMKilled',
  });
});

test('what cannot be written is said, and does not end the container', async () => {
  const { err, out, code } = await runScript('echo x | tee /volume/file; echo "status $?"');
  expect(err).toBe('tee: /volume/file: Read-only file system\n');
  expect(out).toBe('x\nstatus 1\n');
  expect(code).toBe(0);
});

const web: Network = {
  resolve: (name) => ({ name, addresses: name === 'web' ? ['10.0.0.9'] : [] }),
  connect: (host) => (host === 'web' ? { address: '10.0.0.9' } : { kind: 'unknown-host' }),
  http: (host, port, { path, headers = {} }) => {
    if (host === 'silent') return { kind: 'timeout', address: '10.0.0.8' };
    if (host !== 'web') return { kind: 'unknown-host' };
    if (port !== 80) return { kind: 'refused', address: '10.0.0.9' };
    return path === '/'
      ? { status: 200, body: `hello ${headers['host'] ?? ''}\n` }
      : { status: 404, body: 'no\n' };
  },
};

test.each([
  ['curl -s web', 'hello \n', '', 0],
  ['curl -s -H "Host: shop:8080" web', 'hello shop:8080\n', '', 0],
  ['curl -s -o /dev/null -w "%{http_code}" web/missing', '404', '', 0],
  ['curl -sf web/missing', '', '', 22],
  [
    'curl web:81',
    '',
    "curl: (7) Failed to connect to web port 81 after 0 ms: Couldn't connect to server\n",
    7,
  ],
  ['curl -sS nobody', '', 'curl: (6) Could not resolve host: nobody\n', 6],
  ['curl -m 2 silent', '', 'curl: (28) Connection timed out after 2000 milliseconds\n', 28],
  ['curl -s -o /volume/file web', '', '', 23],
  ['wget -qO- web', 'hello \n', '', 0],
  ['wget -q web/missing', '', 'wget: server returned error: HTTP/1.1 404 Not Found\n', 1],
  ['wget -T 2 -qO- silent', '', 'wget: download timed out\n', 1],
  ['wget -q -O /volume/file web', '', "wget: can't open '/volume/file': Read-only file system\n", 1],
  ['wget --spider web', '', 'Connecting to web (10.0.0.9:80)\nremote file exists\n', 0],
  ['nc -zv web 80', '', 'web (10.0.0.9:80) open\n', 0],
  ['nc -z nobody 80', '', "nc: bad address 'nobody'\n", 1],
])('%s ends as the real one does', async (script, out, err, code) => {
  expect(await runScript(script, {}, new Life(), web)).toEqual({ out, err, code });
});
