import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory } from '../../src/store/open-history.ts';
import type { StudyEvent } from '../../src/study/history.ts';
import { bundleProgram, temporaryFolder } from '../support/bundle.ts';

const program = bundleProgram(join(import.meta.dirname, 'programs/writer.ts'));
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const opened = (folder: string) => openHistory({ folder, now: () => Date.now() });
const acknowledgedIn = (out: string) => [...out.matchAll(/ACK (\S+)\n/g)].map(([, id]) => id ?? '');

const strace = (folder: string, extra: readonly string[], count = '3') =>
  spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-s',
      '300',
      '-o',
      join(folder, '..', 'trace.txt'),
      ...extra,
      process.execPath,
      program,
      folder,
      count,
    ],
    { encoding: 'utf8', timeout: 30_000 },
  );

/** A fresh folder inside a fresh folder, so that the trace lies beside the data and not in it. */
const dataFolder = (): string => {
  const folder = join(temporaryFolder('disk'), 'data');
  mkdirSync(folder);
  return folder;
};

describe.skipIf(!hasStrace)('under strace (install strace to run these)', () => {
  test('each acknowledgement comes after the write and the fdatasync of its record', () => {
    const folder = dataFolder();
    strace(folder, ['-e', 'trace=write,fdatasync']);
    const trace = execFileSync('cat', [join(folder, '..', 'trace.txt')], { encoding: 'utf8' });
    const steps = trace
      .split('\n')
      .flatMap((line) =>
        line.includes('answered')
          ? ['record']
          : line.includes('fdatasync(')
            ? ['sync']
            : line.includes('"ACK')
              ? ['ack']
              : [],
      );
    // The first sync is that of the header.
    expect(steps).toEqual([
      'sync',
      'record',
      'sync',
      'ack',
      'record',
      'sync',
      'ack',
      'record',
      'sync',
      'ack',
    ]);
  });

  test.each(['openat', 'link', 'unlink', 'write', 'fdatasync', 'fsync', 'mkdir'])(
    'a kill at any %s loses nothing acknowledged, and the next start works',
    { timeout: 120_000 },
    (call) => {
      for (let turn = 1; turn <= 40; turn += 1) {
        const folder = dataFolder();
        const { stdout, signal } = strace(folder, [
          '-P',
          folder,
          ...['history.jsonl', 'history.lock'].flatMap((name) => ['-P', join(folder, name)]),
          '-e',
          `trace=${call}`,
          '-e',
          `inject=${call}:signal=KILL:when=${turn}`,
        ]);
        const history = opened(folder);
        const present = new Set(history.records.map(({ id }) => id));
        expect(acknowledgedIn(stdout).filter((id) => !present.has(id))).toEqual([]);
        history.record([answer]);
        rmSync(join(folder, '..'), { recursive: true });
        if (signal === null && stdout.includes('END')) return;
      }
    },
  );

  test.each(['write', 'fdatasync', 'openat'])(
    'an I/O error at any %s of the data is refused by name, and nothing is lost',
    { timeout: 120_000 },
    (call) => {
      for (const error of ['EIO', 'ENOSPC', 'EACCES']) {
        for (let turn = 1; turn <= 6; turn += 1) {
          const folder = dataFolder();
          opened(folder).record([answer]);
          const { stdout } = strace(folder, [
            '-P',
            join(folder, 'history.jsonl'),
            '-e',
            `trace=${call}`,
            '-e',
            `inject=${call}:error=${error}:when=${turn}`,
          ]);
          expect(stdout).toMatch(/END \d+ /);
          const present = opened(folder).records.map(({ id }) => id);
          expect(acknowledgedIn(stdout).filter((id) => !present.includes(id))).toEqual([]);
          expect(present.length).toBeGreaterThan(0);
          expect(new Set(present).size).toBe(present.length);
          rmSync(join(folder, '..'), { recursive: true });
        }
      }
    },
  );

  test('an EIO after the write is told, and the same answer counts once when tried again', () => {
    const folder = dataFolder();
    opened(folder).record([answer]);
    const { stdout } = strace(
      folder,
      [
        '-P',
        join(folder, 'history.jsonl'),
        '-e',
        'trace=fdatasync',
        '-e',
        'inject=fdatasync:error=EIO:when=1',
      ],
      '1',
    );
    expect(stdout).toContain('REFUSED history-disk-error');
    expect(stdout).toContain('END 1 history-disk-error');
    expect(opened(folder).records).toHaveLength(1);
  });
});

const mountsTmpfs = (): boolean => {
  const place = temporaryFolder('tmpfs');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0;
  if (mounted) spawnSync('umount', [place]);
  return mounted;
};

describe.skipIf(!mountsTmpfs())('on a disk of 64 KiB (needs root)', () => {
  const withDisk = (run: (place: string) => void) => {
    const place = temporaryFolder('tmpfs');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]);
    try {
      run(place);
    } finally {
      execFileSync('umount', ['-l', place]);
    }
  };

  test('a full disk refuses, keeps what is there, and saves the same answer after room is made', () => {
    withDisk((place) => {
      const folder = join(place, 'data');
      const history = opened(folder);
      history.record([answer]);
      writeFileSync(join(place, 'ballast'), Buffer.alloc(32_768));
      const events = Array.from({ length: 40 }, (_, at) => ({
        ...answer,
        question: `long-${at}-${'x'.repeat(600)}`,
      }));
      const size = statSync(join(folder, 'history.jsonl')).size;
      expect(() => history.record(events)).toThrow('history-disk-full');
      expect(history.saving()).toMatchObject({ saving: false });
      expect(history.records).toHaveLength(1);
      expect(statSync(join(folder, 'history.jsonl')).size).toBe(size);
      rmSync(join(place, 'ballast'));
      history.record(events);
      expect(history.saving()).toEqual({ saving: true });
      expect(opened(folder).records).toHaveLength(41);
      expect(readdirSync(folder)).toEqual(['history.jsonl']);
    });
  });

  test('a disk that is read-only from the start is a history that is not saved, and can be read', () => {
    withDisk((place) => {
      const folder = join(place, 'data');
      execFileSync(process.execPath, [program, folder, '1']);
      execFileSync('mount', ['-o', 'remount,ro', place]);
      const history = opened(folder);
      expect(history.records).toHaveLength(1);
      expect(history.saving()).toMatchObject({ saving: false, problem: { code: 'history-not-writable' } });
      expect(history.record([answer])).toHaveLength(1);
    });
  });
});

const answer: StudyEvent & { type: 'answered' } = {
  type: 'answered',
  question: 'one',
  answer: ['a'],
  verdict: 'right',
  where: 'quiz',
  took: 1_000,
};
