import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { sittingsOf } from '../../src/study/exam/sitting.ts';
import { startSitting } from '../../src/study/exam/start.ts';
import { submission } from '../../src/study/exam/submit.ts';
import type { HistoryRecord } from '../../src/study/history.ts';
import { temporaryFolder } from '../support/bundle.ts';
import { ckaBlueprint } from '../support/cka-blueprint.ts';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);
afterEach(() => rmSync(join(cli.folder, 'home'), { recursive: true, force: true }));

/** Labs of files alone: no cluster is asked when they are cleaned up. */
const labs = ['iam-explicit-deny', 'nodeconfig-convert'];
const hour = 3_600_000;

const blueprint = ckaBlueprint(2);

/** An exam of both labs that ended an hour ago, or is still going on; both are open. */
async function sat(over: boolean): Promise<string> {
  const now = Date.now();
  const began = over ? now - 2 * hour : now - 60_000;
  const { id, event } = startSitting({
    blueprint,
    mode: 'exam',
    questions: [],
    tasks: labs.map((lab, at) => ({
      id: lab,
      domains: [`cka/${at === 0 ? 'networking' : 'storage'}`],
      minutes: 10,
    })),
    seed: 's',
    edition: 'e',
    now: began,
  });
  const records: HistoryRecord[] = [{ id: 'r0', at: began, event }];
  const [sitting] = sittingsOf(records);
  if (over && sitting !== undefined)
    for (const [at, made] of submission(sitting, now - hour, 'learner').entries())
      records.push({ id: `s${at}`, at: now - hour, event: made });
  const file = join(temporaryFolder('sat'), 'history.jsonl');
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  await cli.run(`progress import ${file} --yes`);
  for (const [at, lab] of labs.entries()) {
    const folder = join(cli.folder, `home/labs/open/3f2${at}`);
    mkdirSync(folder, { recursive: true });
    const opened = {
      type: 'opened',
      session: `3f2${at}`,
      lab,
      title: { ja: lab, en: lab },
      minutes: 5,
      at: began + 1_000,
      target: { provider: 'offline', simulated: false, pin: { id: '1a2b3c4d' } },
      reserved: [],
    };
    writeFileSync(join(folder, 'journal.jsonl'), `${JSON.stringify(opened)}\n`);
  }
  return id;
}

const isOpen = (at: number): boolean => existsSync(join(cli.folder, `home/labs/open/3f2${at}`));

test('one command cleans up all labs of an exam, after one yes', async () => {
  const id = await sat(true);
  const report = await cli.run('exam report');
  expect(report.stderr).toContain(`2 labs are left open\neks-learn exam cleanup ${id}\n`);
  const told = JSON.parse((await cli.run('exam report --json')).stdout);
  expect(told).toMatchObject({ mode: 'exam', labsOpen: [{ session: '3f20' }, { session: '3f21' }] });
  const listed = await cli.run('exam cleanup --dry-run --json');
  expect(JSON.parse(listed.stdout)).toMatchObject({
    sitting: id,
    labs: labs.map((lab) => ({ lab, consent: { kind: 'key' } })),
  });
  const silent = await cli.run('exam cleanup');
  expect([silent.exit, silent.stdout]).toEqual([4, '']);
  expect(silent.stderr).toContain(`eks-learn exam cleanup ${id} --yes\n`);
  expect((await cli.run('exam cleanup', {}, 'n\n')).exit).toBe(4);
  expect([isOpen(0), isOpen(1)]).toEqual([true, true]);
  expect((await cli.run('exam cleanup', {}, 'y\n')).exit).toBe(0);
  expect([isOpen(0), isOpen(1)]).toEqual([false, false]);
  const done = await cli.run('exam cleanup --yes --json');
  expect([done.exit, JSON.parse(done.stdout)]).toMatchObject([0, { sitting: id, labs: [] }]);
  expect((await cli.run('progress export')).stdout.match(/"lab-cleaned"/g)).toHaveLength(2);
  expect((await cli.run('exam report')).stderr).not.toContain('cleanup');
});

test('while the exam goes on its labs stay', async () => {
  const id = await sat(false);
  const { exit, stderr } = await cli.run('exam cleanup --yes');
  expect(exit).toBe(2);
  expect(stderr).toContain(`eks-learn exam submit ${id}`);
  expect([isOpen(0), isOpen(1)]).toEqual([true, true]);
});
