import { movedPointer } from '../components/pointer.ts';
import type { Env, Message } from '../screen.ts';
import { type PanelTarget, panelTargets } from './panel.ts';
import type { Reading } from './reading.ts';
import { type LessonState, type LessonStep, withoutPanel } from './state.ts';

type Act = Extract<Message<never>, { type: 'act' }>;

/** Into the panel, when it is there and leads anywhere. */
export function enterPanel(state: LessonState, reading: Reading, env: Env): LessonStep {
  const any = reading.page.room.panel > 0 && panelTargets(state, reading, env).length > 0;
  return { state: any ? { ...state, panelAt: 0 } : state };
}

/** Keys while the pointer is in the panel; undefined for those that belong to the text anyway. */
export function updatePanel(
  state: LessonState,
  { action }: Act,
  reading: Reading,
  env: Env,
): LessonStep | undefined {
  if (state.panelAt === undefined) return undefined;
  const targets = panelTargets(state, reading, env);
  switch (action) {
    case 'primary':
      return follow(withoutPanel(state), targets[state.panelAt], reading, env);
    case 'other':
    case 'other-back':
    case 'back':
    case 'quit':
      return { state: withoutPanel(state) };
    case 'go-on':
      return undefined;
    default: {
      const at = movedPointer(state.panelAt, targets.length, action, reading.rows);
      return at === undefined ? undefined : { state: { ...state, panelAt: at } };
    }
  }
}

function follow(
  state: LessonState,
  target: PanelTarget | undefined,
  { page }: Reading,
  env: Env,
): LessonStep {
  switch (target?.kind) {
    case undefined:
      return { state };
    case 'section':
      return { state: { ...state, anchor: { block: target.block, share: 0 } } };
    case 'term':
      return { state: { ...state, band: { kind: 'terms', at: target.at } } };
    case 'source':
      return { state: { ...state, band: { kind: 'sources', at: target.at } } };
    case 'lesson':
      return { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson: target.lesson } }] };
    case 'quiz': {
      const { course, random } = env.services;
      const questions = course
        .questionsOf(page.lesson.module)
        .filter(({ lesson }) => lesson === page.lesson.id)
        .map(({ id }) => id);
      const place = { screen: 'quiz', questions, title: page.lesson.title, seed: String(random()) } as const;
      return { state, effects: [{ type: 'open', place }] };
    }
  }
}
