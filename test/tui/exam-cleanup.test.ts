import { expect, test } from 'vitest';
import type { CleanupResult, LabActions, LabCard, SessionView } from '../../src/lab/actions.ts';
import { Problem } from '../../src/problem.ts';
import { examEvent } from '../../src/study/exam/sitting.ts';
import type { HistoryRecord } from '../../src/study/history.ts';
import { friday } from '../support/fake-services.ts';
import { examCourse, examWorlds } from '../support/frame-exam.ts';
import { labWorlds, svcSession } from '../support/frame-lab.ts';
import type { RenderOptions } from '../support/render-screen.ts';
import { showScreen } from '../support/show-screen.ts';

const show = (options: RenderOptions) => showScreen({ language: 'en', course: examCourse, ...options });

const { mixed } = examWorlds;
const report = { screen: 'exam-report', sitting: mixed.id } as const;
const minute = 60_000;

/** The mixed paper with its task begun, submitted three minutes ago: its looks are over. */
const over: readonly HistoryRecord[] = [
  ...mixed.records.map((record) => ({ ...record, at: record.at - 10 * minute })),
  {
    id: 'started',
    at: friday - 14 * minute,
    event: { type: 'lab-started', lab: 'svc-selector', session: '3f2a', target: 'practice' },
  },
  {
    id: 'submitted',
    at: friday - 3 * minute,
    event: examEvent(mixed.id, { step: 'submitted', data: { at: friday - 3 * minute, by: 'learner' } }),
  },
];

/** The lab of the task, left open; what its clean-up comes to. */
function leftOpen(
  more: Partial<SessionView> = {},
  result: Partial<CleanupResult> | Problem = {},
): { readonly labs: Partial<LabActions>; readonly calls: string[] } {
  const calls: string[] = [];
  const session: SessionView = { ...svcSession, startedAt: friday - 14 * minute, ...more };
  const own = { ...session, lab: 'hpa-cpu', session: '77aa', startedAt: friday - minute };
  let left = [session, own];
  const labs: Partial<LabActions> = {
    ...labWorlds.waiting,
    list: async () =>
      left.map(({ lab, title, startedAt }) => ({
        id: lab,
        title,
        state: 'active',
        domains: [],
        targets: [],
        open: { startedAt, usdPerHour: 0 },
      })) as unknown as readonly LabCard[],
    sessions: async () => left,
    cleanup: async (id) => {
      calls.push(id);
      if (result instanceof Problem) throw result;
      const told = { lab: session.lab, session: id, deleted: [], restored: [], remains: [], ...result };
      if (told.remains.length === 0) left = left.filter((each) => each.session !== id);
      return told;
    },
  };
  return { labs, calls };
}

test('the report cleans up what the exam left open, after a yes that is not the key that asked', async () => {
  const { labs, calls } = leftOpen();
  const rendered = await show({ place: report, records: over, labs });
  await rendered.shows('Clean up 1 lab left open');
  await rendered.press('E');
  await rendered.shows('Clean up the labs of this exam');
  expect(rendered.text()).toContain('Deletes on practice');
  rendered.terminal.send('E');
  rendered.terminal.send('\r');
  await rendered.press('Esc');
  expect(calls).toEqual([]);
  await rendered.press('E', 'y');
  await rendered.shows('All cleaned up');
  expect(calls).toEqual(['3f2a']);
  expect(rendered.text()).not.toContain('left open');
  expect(rendered.text()).toMatch(/▸ +3 /);
  const last = rendered.records().at(-1)?.event;
  expect(last).toMatchObject({ type: 'lab-cleaned', lab: 'svc-selector', session: '3f2a' });
});

test('elsewhere than on this machine they go for the name of the cluster alone', async () => {
  const target = {
    ...svcSession.target,
    provider: 'eks',
    context: 'study',
    cluster: 'study-1',
    server: 'https://203.0.113.9',
    simulated: false,
  };
  const { labs, calls } = leftOpen({ target });
  const rendered = await show({ place: report, records: over, labs });
  await rendered.shows('Clean up 1 lab left open');
  await rendered.press('E');
  await rendered.shows("type the cluster's name: study-1");
  await rendered.press('y', 'Enter');
  await rendered.shows('does not match');
  expect(calls).toEqual([]);
  await rendered.press('Backspace', ...'study-1', 'Enter');
  await rendered.shows('All cleaned up');
  expect(calls).toEqual(['3f2a']);
});

test('what could not be removed is named, and the lab stays on the list', async () => {
  const because = { ja: '終了処理中です', en: 'still terminating: finalizer' };
  const remains = [{ object: 'namespaces/eks-learn-svc', because, command: 'kubectl get ns' }];
  const { labs } = leftOpen({}, { remains });
  const rendered = await show({ place: report, records: over, labs });
  await rendered.shows('Clean up 1 lab left open');
  await rendered.press('E', 'y');
  await rendered.shows('Could not be removed  namespaces/eks-learn-svc');
  expect(rendered.text()).toContain('Clean up 1 lab left open');
  expect(rendered.records().map(({ event }) => event.type)).not.toContain('lab-cleaned');
});

test('a place that does not answer is told with what to do, and nothing is forgotten', async () => {
  const { labs } = leftOpen({}, new Problem('practice-not-running'));
  const rendered = await show({ place: report, records: over, labs });
  await rendered.shows('Clean up 1 lab left open');
  await rendered.press('E', 'y');
  await rendered.shows('eks-learn practice up');
  expect(rendered.text()).toContain('Clean up 1 lab left open');
});

test('home names the exam whose labs are open, in one row, beside labs of one’s own', async () => {
  const { labs } = leftOpen();
  const rendered = await show({ place: { screen: 'home' }, records: over, labs });
  await rendered.shows('Clean up exam');
  expect(rendered.text()).toContain('SOA-C03  1 lab left open');
  expect(rendered.text().match(/Back to lab/g)).toHaveLength(1);
  const row = /(\d) +Clean up exam/.exec(rendered.text())?.[1] ?? '';
  await rendered.press(row);
  await rendered.shows('Clean up 1 lab left open');
});
