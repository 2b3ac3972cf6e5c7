import { expect, test } from 'vitest';
import type { CliContext } from '../../src/cli/cli-context.ts';
import { closingLine, reportLines } from '../../src/cli/lab-lines.ts';
import { reportSentences } from '../../src/cli/lab-sentences.ts';
import type { Both, Language } from '../../src/i18n/language.ts';
import type { LabReport } from '../../src/lab/report.ts';
import { widthOf } from '../../src/text/width.ts';
import { labWorlds, svcSession } from '../support/frame-lab.ts';

process.env.TZ = 'UTC';

const cliIn = (language: Language, plainAscii = false) =>
  ({ language, say: (text: Both) => text[language], flags: () => ({ plainAscii }) }) as unknown as CliContext;

async function report(): Promise<LabReport> {
  const { check } = labWorlds.failed;
  for await (const each of check?.('3f2a', { mode: 'once' }) ?? []) return each;
  throw new Error('no report');
}

for (const language of ['ja', 'en'] as const) {
  test(`a check by plain lines is what the frame plain-lab-check says, in ${language}`, async () => {
    const cli = cliIn(language);
    const lines = [...reportLines(await report(), svcSession, cli), closingLine(await report(), cli)];
    // Commands are never wrapped.
    for (const line of lines) if (!line.includes('kubectl')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      `../screens/plain-lab-check-80x24-${language}.txt`,
    );
  });

  test(`a check by ear is what the frame sr-lab-verdict says, in ${language}`, async () => {
    const lines = reportSentences(await report(), svcSession, cliIn(language));
    expect(lines.join('\n')).not.toMatch(/[\u2500-\u259f▸✓✗~^]/);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      `../screens/sr-lab-verdict-80x24-${language}.txt`,
    );
  });
}
