import { sayDuration } from '../../i18n/amounts.ts';
import { examTexts as texts } from '../../i18n/texts/exam.ts';
import { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { isOver, type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { submission } from '../../study/exam/submit.ts';
import type { CliContext } from '../cli-context.ts';

/** A sitting by id, or the newest one (with `open`, the newest unfinished one where there is one). */
export function findSitting({ history }: Services, id?: string, open = false): Sitting {
  const all = sittingsOf(history.records);
  const unfinished = all.filter(({ submitted }) => submitted === undefined);
  const found =
    id === undefined
      ? ((open ? unfinished.at(-1) : undefined) ?? all.at(-1))
      : all.find((each) => each.id === id);
  if (found === undefined) throw new Problem('no-such-sitting', { id: id ?? '' });
  return found;
}

/** A sitting whose time is over is submitted as of its deadline. */
export function closeIfOver(sitting: Sitting, services: Services): Sitting {
  const time = Math.max(services.clock.now(), sitting.lastSeen);
  if (!isOver(sitting, time)) return sitting;
  services.history.record(submission(sitting, time, 'clock'));
  return findSitting(services, sitting.id);
}

export function leftText(sitting: Sitting, now: number, { language, say }: CliContext): string {
  if (sitting.deadline === undefined) return say(texts.noClock);
  return texts.left[language](sayDuration(sitting.deadline - Math.max(now, sitting.lastSeen), language));
}
