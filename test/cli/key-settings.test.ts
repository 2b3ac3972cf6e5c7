import { afterAll, expect, test } from 'vitest';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);

test('a key is changed, listed, and put back', async () => {
  expect((await cli.run('config set key.bookmark M')).exit).toBe(0);
  expect((await cli.run('config list')).stdout).toMatch(/key\.bookmark +M +/);
  expect((await cli.run('help keys --lang en')).stdout).toMatch(/M +bookmark +key\.bookmark/);
  expect((await cli.run('config reset key.bookmark')).exit).toBe(0);
  expect((await cli.run('config list')).stdout).not.toContain('key.bookmark');
});

test('a key in use is refused, and both actions are named', async () => {
  const { exit, stderr } = await cli.run('config set key.bookmark N --lang en');
  expect(exit).toBe(2);
  expect(stderr).toContain('The key N would mean both "bookmark" and "next, previous hit"');
  const ja = await cli.run('config set key.map o --lang ja');
  expect(ja.stderr).toContain('キー o は「目次」と「出典」の両方になります');
});

test('what is no key, and a row that has none to change, are refused', async () => {
  expect((await cli.run('config set key.map Enter')).exit).toBe(2);
  expect((await cli.run('config set key.move x')).exit).toBe(2);
  expect((await cli.run('config set key.move z/Z')).exit).toBe(0);
  expect((await cli.run('config set key.back x')).stderr).toContain('no-such-setting');
});

test('help keys names every key in lines of 80 columns at most', async () => {
  for (const language of ['ja', 'en']) {
    const { stdout, exit } = await cli.run(`help keys --lang ${language}`);
    expect(exit).toBe(0);
    expect(stdout).toContain('Ctrl-Z');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  }
});
