import { answerOf, draftOf } from '../draft.ts';
import { gradeAnswer } from '../grade/grade.ts';
import type { Instant, StudyEvent } from '../history.ts';
import { examEvent, type Sitting } from './sitting.ts';

/** What submitting writes down, all in one: the end of the sitting, and its answers for mastery and reviews. */
export function submission(sitting: Sitting, at: Instant, by: 'learner' | 'clock'): readonly StudyEvent[] {
  if (sitting.submitted !== undefined) return [];
  const end = by === 'clock' ? (sitting.deadline ?? at) : at;
  const answered = sitting.paper.items.flatMap((item): StudyEvent[] => {
    const record = sitting.answers.get(item.id);
    if (item.kind === 'task' || record === undefined || record.answer.every((part) => part === '')) return [];
    const answer = answerOf(draftOf(item.question, record.answer));
    return [
      {
        type: 'answered',
        question: item.id,
        answer,
        verdict: gradeAnswer(item.question, answer).verdict,
        where: 'exam',
        took: record.took,
        session: sitting.id,
      },
    ];
  });
  return [examEvent(sitting.id, { step: 'submitted', data: { at: end, by } }), ...answered];
}
