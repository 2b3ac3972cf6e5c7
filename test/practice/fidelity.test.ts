import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const script = join(root, 'scripts/practice-fidelity.mjs');
const floors: Record<string, { commands: number; exit: number; lines: number }> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fidelity-floor.json'), 'utf8'),
);

const run = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: root, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: out + err }),
    );
  });

const hasKubectl = (minor: string): boolean =>
  spawnSync(process.execPath, [script, `--kubectl=${minor}`, '--find']).status === 0;

/** The recorded sessions, once with each kubectl: the share of equal answers may only rise. */
for (const minor of Object.keys(floors)) {
  const found = hasKubectl(minor);
  if (!found)
    console.log(`skipped: sessions of kubectl ${minor} (put it on PATH, or as kubectl.${minor} beside it)`);
  // Some answers hang on the moment (a container between two restarts): once more before it counts as a fall.
  test.runIf(found)(
    `kubectl ${minor} is answered as by a real cluster`,
    { timeout: 400_000, retry: 1 },
    async () => {
      const { code, said } = await run(`--kubectl=${minor}`, '--diff');
      expect(code, said).toBe(0);
    },
  );
}

const [newest = '1.36'] = Object.keys(floors).sort().reverse();

test.runIf(hasKubectl(newest))(
  'one answer that is no longer the real one is seen',
  { timeout: 200_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-planted-'));
    const text = readFileSync(join(import.meta.dirname, 'transcripts', newest, 'access.txt'), 'utf8');
    const planted = text.replace('cannot list resource "secrets"', 'cannot see resource "secrets"');
    expect(planted).not.toBe(text);
    writeFileSync(join(folder, 'access.txt'), planted);
    const floor = join(folder, 'floor.json');
    writeFileSync(floor, JSON.stringify({ [newest]: { commands: 1, exit: 100, lines: 100 } }));
    const { code, said } = await run(`--transcripts=${folder}`, `--floor=${floor}`, 'access');
    expect(said).toContain('below the floor');
    expect(code).toBe(1);
  },
);
