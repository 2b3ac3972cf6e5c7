import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { fieldOf } from '../components/field.ts';
import { learnerOf } from '../learner.ts';
import type { Effect, Env } from '../screen.ts';
import type { LessonBrought, LessonState, LessonStep } from './state.ts';

const noteAt = (state: LessonState, block: number, env: Env): string =>
  learnerOf(env).progress.notes.find((note) => note.lesson === state.lesson && note.block === block)?.text ??
  '';

/** The note of a block, in the learner's editor if there is one, else in a band. */
export function openNote(state: LessonState, block: number, env: Env): LessonStep {
  const before = noteAt(state, block, env);
  if (env.services.editor === undefined)
    return { state: { ...state, band: { kind: 'note', block, field: fieldOf(before) } } };
  const run = async ({ editor }: Env['services']): Promise<LessonBrought> => {
    const text = await editor?.(before);
    return { kind: 'note', block, ...(text === undefined ? {} : { text }) };
  };
  return { state, effects: [{ type: 'hand-over', run }] };
}

/** What the editor left; nothing is written when it failed or changed nothing. */
export function editedNote(state: LessonState, { block, text }: LessonBrought, env: Env): LessonStep {
  if (text === undefined) return { state, effects: [{ type: 'notice', text: texts.editorFailed }] };
  if (text.trim() === noteAt(state, block, env)) return { state };
  return { state, effects: noted(state.lesson, block, text.trim()) };
}

/** An empty note is a note removed. */
export const noted = (lesson: string, block: number, text: string): readonly Effect<never>[] => [
  { type: 'record', events: [{ type: 'noted', lesson, block, text }] },
  { type: 'notice', text: text === '' ? texts.noteGone : texts.noted },
];
