import { writeSync } from 'node:fs';
import { openHistory } from '../../../src/store/open-history.ts';

/** `writer FOLDER COUNT NAME`: saves COUNT answers one by one and says `ACK id` after each. */
const [folder, count = '1', name = 'q'] = process.argv.slice(2);
const history = openHistory({ folder, now: () => Date.now() });
for (let turn = 0; turn < Number(count); turn += 1) {
  try {
    const [record] = history.record([
      {
        type: 'answered',
        question: `${name}-${turn}`,
        answer: ['a'],
        verdict: 'right',
        where: 'quiz',
        took: 900,
      },
    ]);
    if (history.saving().saving) writeSync(1, `ACK ${record?.id}\n`);
  } catch (thrown) {
    writeSync(1, `REFUSED ${(thrown as { code?: string }).code}\n`);
  }
}
const saving = history.saving();
writeSync(1, `END ${history.records.length} ${saving.saving ? 'saving' : saving.problem.code}\n`);
