import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeLine } from '../../src/store/history-line.ts';
import { filesIn, openHistory } from '../../src/store/open-history.ts';
import type { StudyEvent } from '../../src/study/history.ts';
import { bundleProgram, temporaryFolder } from '../support/bundle.ts';

const answer = (question: string): StudyEvent => ({
  type: 'answered',
  question,
  answer: ['a'],
  verdict: 'right',
  where: 'quiz',
  took: 1_000,
});
const now = () => 1_790_000_000_000;
const opened = (folder: string) => openHistory({ folder, now });
const ids = (folder: string) => opened(folder).records.map(({ id }) => id);

describe('a history on disk', () => {
  test('opening one writes nothing', () => {
    const folder = join(temporaryFolder('store'), 'new');
    expect(opened(folder).records).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  test('what was recorded is there after opening again, in order', () => {
    const folder = temporaryFolder('store');
    const made = opened(folder).record([answer('one'), answer('two')]);
    expect(ids(folder)).toEqual(made.map(({ id }) => id));
  });

  test('the folder is 0700 and the files are 0600 whatever the umask says', () => {
    const before = process.umask(0);
    try {
      const folder = join(temporaryFolder('store'), 'deep', 'data');
      const history = opened(folder);
      history.record([answer('one')]);
      history.keepBackup();
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      for (const name of ['history.jsonl', `backups/${history.backups()[0]?.name}`])
        expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(before);
    }
  });

  test('a symlinked journal is followed by writes, repairs and resets', () => {
    const folder = temporaryFolder('store');
    const elsewhere = join(temporaryFolder('store'), 'real.jsonl');
    writeFileSync(elsewhere, '');
    rmSync(elsewhere);
    symlinkSync(elsewhere, filesIn(folder).journal);
    const history = opened(folder);
    history.record([answer('one')]);
    history.reset();
    appendFileSync(elsewhere, 'rubbish\n');
    opened(folder).record([answer('two')]);
    expect(lstatSync(filesIn(folder).journal).isSymbolicLink()).toBe(true);
    expect(ids(folder)).toHaveLength(1);
  });

  test('two open histories take in each other’s records', () => {
    const folder = temporaryFolder('store');
    const one = opened(folder);
    const two = opened(folder);
    one.record([answer('one')]);
    two.record([answer('two')]);
    expect(two.records).toHaveLength(2);
    expect(one.refresh()).toBe(true);
    expect(one.refresh()).toBe(false);
    expect(one.records).toEqual(two.records);
  });

  test('a journal deleted while open is written anew with all that is remembered', () => {
    const folder = temporaryFolder('store');
    const history = opened(folder);
    history.record([answer('one')]);
    rmSync(filesIn(folder).journal);
    history.record([answer('two')]);
    expect(ids(folder)).toHaveLength(2);
  });

  test('record kinds and fields of other versions survive', () => {
    const folder = temporaryFolder('store');
    opened(folder).record([answer('one')]);
    const strange = { id: 'x', at: 1, event: { type: 'dreamt', of: ['sheep'] }, mood: 'blue' };
    appendFileSync(filesIn(folder).journal, encodeLine(strange));
    opened(folder).record([answer('two')]);
    expect(opened(folder).records[1]).toEqual(strange);
  });

  test('a file of a newer format is read and never written', () => {
    const folder = temporaryFolder('store');
    const header = encodeLine({ journal: 'eks-learn', format: 2, file: 'f' });
    const line = encodeLine({ id: 'x', at: 1, event: { type: 'lesson-read', lesson: 'irsa' } });
    writeFileSync(filesIn(folder).journal, header + line);
    const history = opened(folder);
    expect(history.records).toHaveLength(1);
    expect(() => history.record([answer('one')])).toThrow('history-newer');
    expect(readdirSync(folder)).toEqual(['history.jsonl']);
    expect(readFileSync(filesIn(folder).journal, 'utf8')).toBe(header + line);
  });

  test('without a home everything runs, and says that nothing is saved', () => {
    const history = openHistory({ folder: undefined, now });
    expect(history.record([answer('one')])).toHaveLength(1);
    expect(history.records).toHaveLength(1);
    expect(history.saving()).toMatchObject({ saving: false, problem: { code: 'history-no-home' } });
  });

  test('a folder that cannot be made is a history that is not saved', () => {
    const file = join(temporaryFolder('store'), 'file');
    writeFileSync(file, '');
    const history = openHistory({ folder: join(file, 'below'), now });
    expect(history.record([answer('one')])).toHaveLength(1);
    expect(history.saving()).toMatchObject({ saving: false, problem: { code: 'history-not-writable' } });
  });
});

describe('backups and the undo area', () => {
  test('a merge adds each record once, however often it is done', () => {
    const one = opened(temporaryFolder('store'));
    one.record([answer('one'), answer('two')]);
    const two = opened(temporaryFolder('store'));
    two.record([answer('three')]);
    expect(two.merge(one.records)).toEqual({ added: 2, known: 0 });
    expect(two.merge(one.records)).toEqual({ added: 0, known: 2 });
    expect(two.records).toHaveLength(3);
  });

  test('a reset empties the history, and its undo brings everything back with what came since', () => {
    const folder = temporaryFolder('store');
    const history = opened(folder);
    const [first] = history.record([answer('one')]);
    expect(history.reset()).toBe(1);
    expect(ids(folder)).toEqual([]);
    const [second] = history.record([answer('two')]);
    expect(history.undoReset()).toBe(2);
    expect(ids(folder)).toEqual([first?.id, second?.id]);
    expect(history.undoReset()).toBe(0);
  });

  test('what was reset does not come back through a repair', () => {
    const folder = temporaryFolder('store');
    const history = opened(folder);
    history.record([answer('one')]);
    history.reset();
    history.record([answer('two')]);
    appendFileSync(filesIn(folder).journal, 'rubbish\n');
    expect(opened(folder).records.map(({ event }) => 'question' in event && event.question)).toEqual(['two']);
  });

  test('a backup can be restored', () => {
    const folder = temporaryFolder('store');
    const history = opened(folder);
    const [first] = history.record([answer('one')]);
    const backup = history.keepBackup();
    history.record([answer('two')]);
    expect(history.restore(backup.name)).toBe(1);
    expect(ids(folder)).toEqual([first?.id]);
    expect(() => history.restore('../history.jsonl')).toThrow('no-such-backup');
  });

  test('sixty days of use leave all of two days, then one a day and one a week, and the newest is what was saved', () => {
    const folder = temporaryFolder('store');
    const day = 86_400_000;
    let time = now();
    const history = openHistory({ folder, now: () => time });
    for (let half = 0; half <= 120; half += 1) {
      time = now() + (half * day) / 2;
      history.record([answer(`at-${half}`)]);
    }
    const ages = history.backups().map(({ at }) => (time - at) / day);
    expect(ages.filter((age) => age <= 2)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(ages.filter((age) => age > 2 && age <= 14).length).toBeGreaterThanOrEqual(11);
    expect(ages.filter((age) => age > 14 && age <= 60).length).toBeGreaterThanOrEqual(6);
    expect(ages.length).toBeLessThan(40);
    const saved = ids(folder);
    const [newest] = history.backups();
    history.reset();
    expect(history.restore(newest?.name ?? '')).toBeGreaterThanOrEqual(saved.length - 1);
    expect(saved.slice(0, ids(folder).length)).toEqual(ids(folder));
  });

  test('half an hour of use makes a backup by itself', () => {
    let time = now();
    const history = openHistory({ folder: temporaryFolder('store'), now: () => time });
    for (let minute = 0; minute <= 60; minute += 10) {
      time = now() + minute * 60_000;
      history.record([answer(`at-${minute}`)]);
    }
    expect(history.backups().map(({ at }) => (at - now()) / 60_000)).toEqual([60, 30]);
  });
});

describe('damage', () => {
  test.each([
    ['emptied', () => Buffer.alloc(0)],
    ['cut in the middle of a line', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30)],
    ['filled with zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['something else', () => Buffer.from('PK\u0003\u0004 not ours at all')],
    ['without its header', (bytes: Buffer) => bytes.subarray(bytes.indexOf(10) + 1)],
  ])('a journal %s is put aside, and the backup and the rest are loaded', (_, spoil) => {
    const folder = temporaryFolder('store');
    const { journal } = filesIn(folder);
    const history = opened(folder);
    history.record([answer('one'), answer('two')]);
    history.keepBackup();
    const spoilt = spoil(readFileSync(journal));
    writeFileSync(journal, spoilt);
    const again = opened(folder);
    expect(again.records).toHaveLength(2);
    expect(again.notices.map(({ code }) => code)).toEqual(['history-damaged']);
    const kept = readdirSync(folder).find((name) => name.includes('.corrupt-'));
    expect(readFileSync(join(folder, kept ?? ''))).toEqual(spoilt);
    again.record([answer('three')]);
    expect(opened(folder).notices).toEqual([]);
    expect(ids(folder)).toHaveLength(3);
  });

  test('200 mutations never stop the start, lose the original, or bring fewer records than the backup has', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    for (let round = 0; round < 200; round += 1) {
      const folder = temporaryFolder('mutation');
      const { journal } = filesIn(folder);
      const history = opened(folder);
      history.record([answer('one'), answer('two'), answer('three')]);
      if (round % 2 === 0) history.keepBackup();
      history.record([answer('four'), answer('five')]);
      const bytes = readFileSync(journal);
      const spoilt = mutate(bytes, round, random);
      writeFileSync(journal, spoilt);
      const again = opened(folder);
      const kept = readdirSync(folder).find((name) => name.includes('.corrupt-'));
      if (kept === undefined) expect(readFileSync(journal)).toEqual(spoilt);
      else expect(readFileSync(join(folder, kept))).toEqual(spoilt);
      if (round % 2 === 0) expect(again.records.length).toBeGreaterThanOrEqual(3);
      again.record([answer('six')]);
      expect(opened(folder).records.length).toBe(again.records.length);
      rmSync(folder, { recursive: true });
    }
  });

  function mutate(bytes: Buffer, round: number, random: (below: number) => number): Buffer {
    const at = random(bytes.length);
    const copy = Buffer.from(bytes);
    switch (round % 5) {
      case 0:
        copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
        return copy;
      case 1:
        return copy.subarray(0, at);
      case 2:
        return copy.fill(0, at, Math.min(copy.length, at + random(64)));
      case 3:
        return Buffer.concat([copy.subarray(0, at), copy.subarray(random(bytes.length))]);
      default:
        return Buffer.concat([copy.subarray(0, at), Buffer.from('\nfremd\n'), copy.subarray(at)]);
    }
  }
});

describe('the lock', () => {
  test('of a dead process is broken within a second', () => {
    const folder = temporaryFolder('store');
    const dead = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
    const host = execFileSync('hostname', { encoding: 'utf8' }).trim();
    writeFileSync(filesIn(folder).lock, JSON.stringify({ pid: dead, start: '1', since: '', host }));
    const begun = performance.now();
    opened(folder).record([answer('one')]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test('whose process number now belongs to another is broken, too', () => {
    const folder = temporaryFolder('store');
    const host = execFileSync('hostname', { encoding: 'utf8' }).trim();
    writeFileSync(filesIn(folder).lock, JSON.stringify({ pid: process.pid, start: '1', since: '', host }));
    opened(folder).record([answer('one')]);
    expect(ids(folder)).toHaveLength(1);
  });

  test('of a living process is waited for, then named, and the same answer saves once it is gone', () => {
    const folder = temporaryFolder('store');
    const host = execFileSync('hostname', { encoding: 'utf8' }).trim();
    const { lock } = filesIn(folder);
    const holder = { pid: 4_242, start: '99', since: '2026-11-21T10:00:00.000Z', host };
    writeFileSync(lock, JSON.stringify(holder));
    const processes = { startOf: (pid: number) => (pid === 4_242 ? '99' : '1') };
    const history = openHistory({ folder, now, processes, patience: 50 });
    const events = [answer('one')];
    expect(() => history.record(events)).toThrow('4242');
    expect(history.saving()).toMatchObject({ saving: false, problem: { code: 'history-locked' } });
    rmSync(lock);
    history.record(events);
    expect(history.saving()).toEqual({ saving: true });
    expect(ids(folder)).toHaveLength(1);
  });
});

describe('processes that race and die', () => {
  const program = bundleProgram(join(import.meta.dirname, 'programs/writer.ts'));
  const run = (...args: string[]) =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      child.stdout.on('data', (data) => {
        out += data;
      });
      child.on('close', () => resolve(out));
    });

  test('four writers of 200 answers each leave 800', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder('race');
    const outs = await Promise.all(['a', 'b', 'c', 'd'].map((name) => run(folder, '200', name)));
    for (const out of outs) expect(out).not.toContain('REFUSED');
    expect(readdirSync(folder)).toEqual(['history.jsonl']);
    expect(new Set(ids(folder)).size).toBe(800);
  });

  test('a process killed at any moment loses nothing it acknowledged', { timeout: 240_000 }, async () => {
    const folder = temporaryFolder('kill');
    const acknowledged: string[] = [];
    const rounds = Number(process.env.EKS_LEARN_TEST_KILLS ?? 40);
    for (let round = 0; round < rounds; round += 1) {
      const out = await new Promise<string>((resolve) => {
        const child = spawn(process.execPath, [program, folder, '100000', `r${round}`], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let text = '';
        let wanted = 1 + ((round * 37) % 90);
        child.stdout.on('data', (data: Buffer) => {
          text += data;
          wanted -= data.toString().split('\n').length - 1;
          if (wanted <= 0) child.kill('SIGKILL');
        });
        child.on('close', () => resolve(text));
      });
      acknowledged.push(...[...out.matchAll(/ACK (\S+)\n/g)].map(([, id]) => id ?? ''));
    }
    const present = new Set(ids(folder));
    expect(acknowledged.length).toBeGreaterThan(rounds);
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
    const known = /^(history\.jsonl|snapshot\.json|history\.jsonl\.corrupt-.*|history\.lock.*)$/;
    expect(readdirSync(folder).filter((name) => !known.test(name))).toEqual([]);
  });
});

test('data folders follow the variables', async () => {
  const { dataFolder } = await import('../../src/store/data-folder.ts');
  expect(dataFolder({ EKS_LEARN_HOME: '/x', HOME: '/h' }, 'linux')).toBe('/x');
  expect(dataFolder({ XDG_DATA_HOME: '/d', HOME: '/h' }, 'linux')).toBe('/d/eks-learn');
  expect(dataFolder({ XDG_DATA_HOME: 'rel', HOME: '/h' }, 'linux')).toBe('/h/.local/share/eks-learn');
  expect(dataFolder({}, 'linux')).toBeUndefined();
});
