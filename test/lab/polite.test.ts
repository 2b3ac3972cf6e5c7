import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordedLooks, seenFolder } from '../support/replayed-look.ts';

test.each(readdirSync(seenFolder))(
  'a look at %s runs five programs at most, so that watching it stays polite',
  (lab) => {
    const looks = recordedLooks(lab);
    expect(looks.length).toBeGreaterThan(0);
    for (const { state, answers } of looks) {
      const run = Object.keys(answers).filter((asked) => !asked.startsWith('file '));
      expect(run.length, state).toBeLessThanOrEqual(5);
    }
  },
);
