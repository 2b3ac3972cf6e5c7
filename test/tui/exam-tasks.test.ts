import { expect, test } from 'vitest';
import type { LabActions } from '../../src/lab/actions.ts';
import type { Paper } from '../../src/study/exam/paper.ts';
import { sittingsOf } from '../../src/study/exam/sitting.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import { friday } from '../support/fake-services.ts';
import { examCourse, examWorlds } from '../support/frame-exam.ts';
import { labWorlds, svcSession } from '../support/frame-lab.ts';
import { command } from '../support/questions.ts';
import type { RenderOptions } from '../support/render-screen.ts';
import { showScreen } from '../support/show-screen.ts';

const show = (options: RenderOptions) => showScreen({ language: 'en', course: examCourse, ...options });

const { mixed } = examWorlds;
const exam = { screen: 'exam', sitting: mixed.id } as const;

/** A lab that is not open until it is begun. */
function labThatBegins(): { readonly labs: Partial<LabActions>; readonly calls: string[] } {
  const calls: string[] = [];
  let begun = false;
  const session = { ...svcSession, startedAt: friday };
  const labs: Partial<LabActions> = {
    ...labWorlds.waiting,
    session: async () => (begun ? session : undefined),
    sessions: async () => (begun ? [session] : []),
    start: async (_plan, agreed) => {
      calls.push(`start ${agreed}`);
      begun = true;
      return { session, baseline: { fail: [], pass: [] } };
    },
    shell: async () => {
      calls.push('shell');
      return { folder: '/tmp', env: {}, session };
    },
  };
  return { labs, calls };
}

const checked = (records: readonly HistoryRecord[]) =>
  records.flatMap(({ event }) => (event.type === 'lab-checked' ? [event] : []));

test('a task is begun, worked on in the shell, and recorded without a word about how it stands', async () => {
  const { labs, calls } = labThatBegins();
  const rendered = await show({ place: exam, records: mixed.records, labs });
  await rendered.press('m', 'G', 'Enter');
  await rendered.shows('Enter open the task');
  await rendered.press('Enter');
  await rendered.shows('Enter begin');
  await rendered.press('Enter');
  await rendered.shows('s shell');
  await rendered.press('s');
  await rendered.shows('is recorded');
  expect(calls).toEqual(['start true', 'shell']);
  const [look] = checked(rendered.records());
  expect(look).toMatchObject({ lab: 'svc-selector', sitting: mixed.id, points: 2, maxPoints: 6 });
  expect(look?.criteria?.map(({ id, points, of }) => `${id} ${points}/${of}`)).toEqual([
    'selector 2/2',
    'endpoints 0/1',
    'allowed 0/2',
    'denied 0/1',
  ]);
  expect(rendered.text()).not.toMatch(/not met|2\/6|✗|✓/);
  await rendered.press('h');
  expect(rendered.text()).toContain('no verdicts, hints, or solutions');
  await rendered.press('Esc');
  await rendered.shows('Question 5/5');
});

test('the board, the solution and the list of labs lead to the same silent task while the exam runs', async () => {
  for (const place of [
    { screen: 'lab', lab: 'svc-selector' },
    { screen: 'lab-solution', lab: 'svc-selector' },
  ] as const) {
    const rendered = await show({ place, records: mixed.records, labs: labWorlds.failed });
    await rendered.shows('s shell');
    expect(rendered.text()).not.toMatch(/not met|kubectl patch/);
  }
});

test('a lab that was open before the exam is cleaned up and begun anew', async () => {
  const calls: string[] = [];
  const old = { ...svcSession, startedAt: friday - 3_600_000 };
  let session = old;
  const labs: Partial<LabActions> = {
    ...labWorlds.failed,
    session: async () => session,
    cleanup: async () => {
      calls.push('cleanup');
      return { lab: old.lab, session: old.session, deleted: [], restored: [], remains: [] };
    },
    start: async () => {
      calls.push('start');
      session = { ...svcSession, startedAt: friday };
      return { session, baseline: { fail: [], pass: [] } };
    },
  };
  const rendered = await show({
    place: { screen: 'lab', lab: 'svc-selector' },
    records: mixed.records,
    labs,
  });
  await rendered.shows('was open before the exam');
  await rendered.press('y');
  await rendered.shows('s shell');
  expect(calls).toEqual(['cleanup', 'start']);
});

test('after submission tasks are looked at once more, and the report shows every criterion', async () => {
  const started: StudyEvent = {
    type: 'lab-started',
    lab: 'svc-selector',
    session: '3f2a',
    target: 'practice',
  };
  const records = [...mixed.records, { id: 'started', at: friday - 240_000, event: started }];
  const look = labWorlds.waiting.check;
  if (look === undefined) throw new Error('the fixture has no check');
  const labs: Partial<LabActions> = {
    ...labWorlds.waiting,
    check: (session) => look(session, { mode: 'once' }),
  };
  const rendered = await show({ place: exam, records, labs });
  await rendered.press('E', 'y');
  await rendered.shows('2/6 points');
  const sitting = sittingsOf(rendered.records()).find(({ id }) => id === mixed.id);
  expect(sitting?.submitted?.by).toBe('learner');
  expect(sitting?.tasks.get('svc-selector')).toMatchObject({ points: 2, maxPoints: 6 });
  await rendered.press('v', 'G');
  await rendered.shows('0/1  how readiness reaches the EndpointSlice');
  expect(rendered.text()).toContain("2/2  Service web selects the app's Pods");
});

test('an item of the report opens with the answer given, the key and the whys, and Enter goes back to the list', async () => {
  const { submitted } = examWorlds;
  const place = { screen: 'exam-report', sitting: submitted.id } as const;
  const rendered = await show({ place, records: submitted.records });
  const before = rendered.records().length;
  await rendered.press('v', 'Enter');
  await rendered.shows('Enter close');
  expect(rendered.text()).toMatch(/Right|Wrong/);
  await rendered.press('Enter');
  await rendered.shows('v result');
  expect(rendered.records()).toHaveLength(before);
});

test('a command is typed in an exam, waits when one comes back to it, and is handed in with the rest', async () => {
  const { typed } = examWorlds;
  const rendered = await show({ place: { screen: 'exam', sitting: typed.id }, records: typed.records });
  const first = sittingsOf(rendered.records())[0]?.paper.items[0]?.id ?? '';
  await rendered.shows('Esc leave the field');
  await rendered.press('k', 'f', 'Enter');
  await rendered.shows('2/2');
  await rendered.press('Esc', 'p');
  await rendered.shows('Space write');
  expect(rendered.text()).toContain('kf');
  await rendered.press('Space');
  await rendered.shows('leave the field');
  await rendered.press('!', 'Esc');
  await rendered.shows('Space write');
  await rendered.press('E', 'y');
  await rendered.shows('points');
  const sitting = sittingsOf(rendered.records()).find(({ id }) => id === typed.id);
  expect(sitting?.submitted?.by).toBe('learner');
  expect(sitting?.answers.get(first)?.answer).toEqual(['kf!']);
  expect(sitting?.flagged.size).toBe(0);
});

test('a wrong line is chosen under the pointer, and the footer says by which key', async () => {
  const { lines } = examWorlds;
  const rendered = await show({ place: { screen: 'exam', sitting: lines.id }, records: lines.records });
  await rendered.shows('Space select');
  await rendered.press('j', 'j', 'Space');
  await rendered.shows('[ 3]');
  const [sitting] = sittingsOf(rendered.records());
  expect([...(sitting?.answers.values() ?? [])].map(({ answer }) => answer)).toEqual([['3']]);
});

test.each(['quiz', 'exam'] as const)(
  'a question longer than the screen of a %s is read from its beginning, and by the page',
  async (where) => {
    const { typed } = examWorlds;
    const id = 'one-command';
    const question = { ...command(id), stem: { ja: '', en: 'First of all, this. '.repeat(20) } };
    const records = JSON.parse(JSON.stringify(typed.records)) as { event: { data: { paper: Paper } } }[];
    for (const item of records[0]?.event.data.paper.items ?? [])
      if (item.kind === 'question') Object.assign(item.question, { stem: question.stem });
    const course = { ...examCourse, question: () => question };
    const place =
      where === 'exam'
        ? ({ screen: 'exam', sitting: typed.id } as const)
        : ({ screen: 'quiz', questions: [id], title: { ja: 'q', en: 'q' }, seed: 's' } as const);
    const rendered = await show({
      place,
      course,
      records: records as unknown as readonly HistoryRecord[],
      size: [40, 12],
    });
    await rendered.shows('1-9/');
    expect(rendered.text()).not.toContain('type the command');
    await rendered.press('PgDn');
    expect(rendered.text()).toContain('type the command');
    await rendered.press('PgUp');
    await rendered.shows('1-9/');
    await rendered.press('k');
    await rendered.shows('lines above');
    expect(rendered.text()).toMatch(/ k$/m);
  },
);

test('in training each answer is explained at once, and then comes the next question', async () => {
  const { halfDone } = examWorlds;
  const records = JSON.parse(JSON.stringify(halfDone.records)) as HistoryRecord[];
  const [start] = records as { event: { data: { mode: string; deadline: null } } }[] & HistoryRecord[];
  if (start !== undefined) Object.assign(start.event.data, { mode: 'training', deadline: null });
  const rendered = await show({ place: { screen: 'exam', sitting: halfDone.id }, records });
  await rendered.shows('Question 7/65');
  expect(rendered.text()).toContain('Enter next');
  await rendered.press('b');
  await rendered.shows('Enter explain');
  const before = rendered.records().length;
  await rendered.press('Enter');
  await rendered.shows('Enter close');
  expect(rendered.text()).toMatch(/Right|Wrong/);
  await rendered.press('Enter');
  await rendered.shows('Question 8/65');
  const added = rendered.records().slice(before);
  expect(added.map(({ event }) => event.type).filter((type) => type !== 'exam')).toEqual([]);
});
