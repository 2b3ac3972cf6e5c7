import { expect, test } from 'vitest';
import type { KubeObject } from '../../src/host/kubectl.ts';
import type { LabReport } from '../../src/lab/report.ts';
import { checksOf } from '../../src/lab/report.ts';
import { type How, judgeLab } from '../../src/lab/run.ts';
import { Problem } from '../../src/problem.ts';
import { fakeKubectl, fakeWorld, object, quota, steppedClock } from '../support/fake-cluster.ts';
import { smallLab } from '../support/small-lab.ts';

const ready = (status: string) => ({
  metadata: { labels: { app: 'web' } },
  status: { conditions: [{ type: 'Ready', status }] },
});
const service = (app: string) => object('Service', 'web', { spec: { selector: { app } } });
const good = [quota, service('web'), object('Pod', 'web-1', ready('True'))];

async function judge(
  objects: () => readonly KubeObject[],
  how: How = { mode: 'once' },
  more: {
    lab?: typeof smallLab;
    broken?: Record<string, Problem>;
    clock?: ReturnType<typeof steppedClock>;
  } = {},
) {
  const { kubectl, calls } = fakeKubectl(objects, more.broken);
  const reports: LabReport[] = [];
  for await (const report of judgeLab(more.lab ?? smallLab, 's', fakeWorld(kubectl, more.clock), how))
    reports.push(report);
  const last = reports.at(-1)!;
  return { reports, last, calls, verdicts: checksOf(last).map(({ verdict }) => verdict) };
}

test('everything as it should be is a pass with all points', async () => {
  const { last, verdicts } = await judge(() => good);
  expect(verdicts).toEqual(['pass', 'pass', 'pass', 'pass']);
  expect(last).toMatchObject({ verdict: 'pass', points: 4, maxPoints: 4, settled: true });
});

test('one call serves all checks of a namespace', async () => {
  const { calls } = await judge(() => good);
  expect(calls).toHaveLength(1);
});

test('a failed prerequisite blocks, and says which one it waits for', async () => {
  const { last, verdicts } = await judge(() => [quota, service('old-web'), good[2]!]);
  expect(verdicts).toEqual(['fail', 'blocked', 'pass', 'pass']);
  const [selector, endpoints] = checksOf(last);
  expect(endpoints?.blockedBy).toBe('selector');
  expect(selector?.expected).toEqual([{ ja: 'spec.selector.app = web', en: 'spec.selector.app = web' }]);
  expect(selector?.actual).toEqual([
    { ja: 'spec.selector.app = old-web', en: 'spec.selector.app = old-web' },
  ]);
});

test('absence counts only beside its positive control', async () => {
  const { verdicts } = await judge(() => [quota]);
  expect(verdicts).toEqual(['fail', 'blocked', 'blocked', 'fail']);
});

test('an object that is missing is a fail that names what there is', async () => {
  const { last } = await judge(() => [quota, object('Service', 'api')]);
  expect(checksOf(last)[0]?.actual[0]?.en).toBe('services/web does not exist. There are: api');
});

test('a kind that may not be read is could-not-check, the others are judged', async () => {
  const forbidden = new Problem('kube-forbidden', { context: 'fake', said: '' });
  const { last, verdicts } = await judge(() => good, { mode: 'once' }, { broken: { pods: forbidden } });
  expect(verdicts).toEqual(['pass', 'error', 'error', 'error']);
  expect(last.verdict).toBe('error');
});

test('a namespace that is gone is could-not-check, not an empty list', async () => {
  const { last, verdicts } = await judge(() => []);
  expect(verdicts).toEqual(['error', 'blocked', 'error', 'error']);
  expect(checksOf(last)[0]?.problem?.code).toBe('lab-namespace-gone');
});

test('what may still come true is waited for, with a countdown, and then passes', async () => {
  let pod = object('Pod', 'web-1', ready('False'));
  const clock = steppedClock((now) => {
    if (now >= 1_006_000) pod = object('Pod', 'web-1', ready('True'));
  });
  const { reports, last } = await judge(() => [quota, service('web'), pod], { mode: 'wait' }, { clock });
  expect(reports.map(({ verdict }) => verdict)).toEqual(['not-yet', 'not-yet', 'not-yet', 'pass']);
  expect(reports[0]?.waiting).toEqual({ elapsed: 0, left: 30_000 });
  expect(last.settled).toBe(true);
});

test('what does not come true in its time is a fail', async () => {
  const { last, verdicts } = await judge(
    () => [quota, service('web'), object('Pod', 'web-1', ready('False'))],
    { mode: 'wait' },
  );
  expect(verdicts).toEqual(['pass', 'fail', 'pass', 'pass']);
  expect(checksOf(last)[1]?.actual[1]?.en).toContain('Pod web-1');
});

test('a ceiling ends the waiting', async () => {
  const { last } = await judge(() => [quota, service('web'), object('Pod', 'web-1', ready('False'))], {
    mode: 'wait',
    ceiling: 4_000,
  });
  expect(last).toMatchObject({ settled: true, verdict: 'fail' });
});

test('no object is not "all of them"', async () => {
  const { verdicts } = await judge(() => [quota, service('web')]);
  expect(verdicts[1]).toBe('fail');
});

test('what must hold for a while is believed by the times the cluster wrote, or after three looks', async () => {
  const lab = structuredClone(smallLab);
  const check = lab.tasks[0]!.checks[1]!;
  Object.assign(check, { stable: '5s' });
  const young = await judge(() => good, { mode: 'once' }, { lab });
  expect(young.verdicts[1]).toBe('not-yet');
  const looked = await judge(() => good, { mode: 'wait' }, { lab });
  expect(looked.reports.length).toBeGreaterThanOrEqual(3);
  expect(looked.verdicts[1]).toBe('pass');
  const old = ready('True');
  Object.assign(old.status.conditions[0]!, { lastTransitionTime: '1970-01-01T00:00:00Z' });
  const written = await judge(
    () => [...good.slice(0, 2), object('Pod', 'web-1', old)],
    { mode: 'once' },
    { lab },
  );
  expect(written.verdicts[1]).toBe('pass');
});

test('what is decided is told while a slower check is still looked at', async () => {
  const lab = structuredClone(smallLab);
  const [task] = lab.tasks;
  const [first] = task!.checks;
  const slow = { ...first!, id: 'slow', file: 'plan.yaml', as: 'text', expect: { contains: 'x' } };
  for (const key of ['get', 'points']) delete (slow as Record<string, unknown>)[key];
  task!.checks.push(slow as never);
  let finish: (text: string) => void = () => undefined;
  const file = new Promise<string>((resolve) => (finish = resolve));
  const world = { ...fakeWorld(fakeKubectl(() => good).kubectl), readFile: () => file };
  const reports = judgeLab(lab, 's', world, { mode: 'once' });
  const early = (await reports.next()).value as LabReport;
  expect(early).toMatchObject({ looking: true, settled: false, points: 4 });
  expect(checksOf(early).map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'pass', 'not-yet']);
  finish('x');
  const last = (await reports.next()).value as LabReport;
  expect(last).toMatchObject({ settled: true, verdict: 'pass' });
  expect(last.looking).toBeUndefined();
});

test('an abort ends the waiting with the problem that says so', async () => {
  const controller = new AbortController();
  const { kubectl } = fakeKubectl(() => [quota, service('web'), object('Pod', 'web-1', ready('False'))]);
  const reports = judgeLab(smallLab, 's', fakeWorld(kubectl), { mode: 'wait' }, controller.signal);
  await reports.next();
  controller.abort();
  await expect(reports.next()).rejects.toMatchObject({ code: 'lab-cancelled' });
});
