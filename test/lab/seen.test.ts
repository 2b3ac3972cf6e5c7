import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CliContext } from '../../src/cli/cli-context.ts';
import { closingLine, reportLines } from '../../src/cli/lab-lines.ts';
import { mayRead } from '../../src/host/aws.ts';
import { languages } from '../../src/i18n/language.ts';
import type { SessionView } from '../../src/lab/actions.ts';
import type { RecordedLook } from '../../src/lab/record-look.ts';
import { checksOf, type LabReport } from '../../src/lab/report.ts';
import { judgeLab } from '../../src/lab/run.ts';
import { filledLab, lastReport } from '../../src/lab/work-on.ts';
import { allLabs } from '../support/real-labs.ts';
import { recordedLooks, replayedWorld, seenFolder } from '../support/replayed-look.ts';

const redIn = (report: LabReport): readonly string[] =>
  checksOf(report).flatMap(({ id, verdict }) => (verdict === 'fail' || verdict === 'blocked' ? [id] : []));

/** The report as the plain output prints it, in one language. */
function printed(report: LabReport, look: RecordedLook, language: CliContext['language']): string {
  const cli = {
    language,
    say: (text: Record<string, string>) => text[language],
    flags: () => ({}),
  } as unknown as CliContext;
  const session = { namespace: look.namespace, target: look.target } as SessionView;
  return [...reportLines(report, session, cli).slice(1), closingLine(report, cli)].join('\n');
}

/** What each recorded state of a lab is judged as, and told as, without the cluster it was recorded on. */
describe.each(allLabs().map((pack) => [pack.lab.id, pack.lab] as const))('%s', (id, lab) => {
  const looks = recordedLooks(id);
  const judge = (look: RecordedLook) =>
    lastReport(
      judgeLab(filledLab(lab, look.session, look.namespace, look.target), look.session, replayedWorld(look), {
        mode: 'once',
      }),
    );

  test('has every state recorded', () => {
    const ways = [
      'baseline',
      lab.solution.name === 'solution' ? 'solution' : `solution-${lab.solution.name}`,
      ...lab.alternatives.map(({ name }) => `alternative-${name}`),
      ...lab.wrong.map(({ name }) => `wrong-${name}`),
    ];
    expect(looks.map(({ state }) => state).toSorted()).toEqual(ways.toSorted());
  });

  test.each(looks.map((look) => [look.state, look] as const))(
    '%s is judged as it was',
    async (state, look) => {
      const report = await judge(look);
      const verdicts = Object.fromEntries(checksOf(report).map(({ id: check, verdict }) => [check, verdict]));
      expect(verdicts).toEqual(look.verdicts);
      if (state === 'baseline') {
        expect(checksOf(report).flatMap((check) => (check.verdict === 'fail' ? [check.id] : []))).toEqual(
          expect.arrayContaining([...lab.baseline.fail]),
        );
      } else if (state.startsWith('wrong-')) {
        const way = lab.wrong.find(({ name }) => state === `wrong-${name}`);
        expect(redIn(report)).toEqual(expect.arrayContaining([...(way?.fails ?? [])]));
      } else {
        expect(redIn(report)).toEqual([]);
      }
    },
  );

  test('its looks ask for nothing but reads, answers about rights, and probes', () => {
    const others = looks
      .flatMap(({ answers }) => Object.keys(answers))
      .filter((asked) => {
        if (/^(list|named|file|exec) /.test(asked)) return false;
        const operation = /^aws .*"operation":"([a-z-]+)"/.exec(asked)?.[1];
        if (operation !== undefined) return !mayRead(operation);
        const kinds = [...asked.matchAll(/\\?"kind\\?":\\?"(\w+)\\?"/g)].map(([, kind]) => kind);
        const review = kinds.every((kind) => kind === 'List' || kind === 'SelfSubjectAccessReview');
        return !(asked.startsWith('documents ["create","-f",') && kinds.length > 1 && review);
      });
    expect(others).toEqual([]);
  });

  test.each(languages)('what is told of it in %s', async (language) => {
    const told: string[] = [];
    for (const look of looks) told.push(`## ${look.state}\n${printed(await judge(look), look, language)}`);
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(join(seenFolder, id, `told-${language}.txt`));
  });
});
