import { progressCommandTexts as texts } from '../../i18n/texts/progress-command.ts';
import { Problem } from '../../problem.ts';
import { readProgressCode, writeProgressCode } from '../../store/progress-code.ts';
import { type ReadExport, readExport, readRecord } from '../../study/history-schema.ts';
import type { CliContext } from '../cli-context.ts';
import { historyOf } from '../wire.ts';
import { readNamedFile, writeNamedFile } from '../wire-files.ts';

/** Every record as it stands in the journal, one JSON line each. */
export async function exportProgress(
  file: string | undefined,
  replace: boolean,
  cli: CliContext,
): Promise<void> {
  const { records } = historyOf(cli.world);
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  if (file === undefined) {
    cli.world.stdout.write(lines);
    return;
  }
  await writeNamedFile(file, lines, replace, cli.world).catch((cause: Error) => {
    throw new Problem('export-failed', { file, why: cause.message }, { cause });
  });
  cli.print.note(texts.written[cli.language](file));
  cli.print.note(texts.records[cli.language](records.length));
}

/** Shows what would come in; `yes` takes it in. Twice is as good as once. */
export async function importProgress(file: string, yes: boolean, cli: CliContext): Promise<void> {
  const read = file.startsWith('ekl1.') ? fromCode(file) : await fromFile(file, cli);
  const history = historyOf(cli.world);
  const known = new Set(history.records.map(({ id }) => id));
  const added = new Set(read.records.map(({ id }) => id).filter((id) => !known.has(id))).size;
  const counts = { added, known: read.records.length - added, unreadable: read.unreadable };
  if (yes) history.merge(read.records);
  if (cli.flags().json) return cli.print.json('progress-import', { ...counts, done: yes });
  cli.print.out(texts.preview[cli.language](counts.added, counts.known));
  if (read.unreadable.length > 0) cli.print.note(texts.unreadable[cli.language](read.unreadable.join(', ')));
  if (!yes) cli.print.note(cli.say(texts.runWithYes));
}

/** The whole history as one line to paste. */
export async function printCode(cli: CliContext): Promise<void> {
  const { records } = historyOf(cli.world);
  const code = writeProgressCode(records);
  if (cli.flags().json) return cli.print.json('progress-code', { code, records: records.length });
  cli.print.out(code);
  cli.print.note(texts.records[cli.language](records.length));
}

async function fromFile(file: string, cli: CliContext): Promise<ReadExport> {
  const content = await readNamedFile(file, cli.world).catch((cause: Error) => {
    throw new Problem('import-unreadable', { file, why: cause.message }, { cause });
  });
  if (content.trimStart().startsWith('ekl1.')) return fromCode(content);
  const read = readExport(content);
  if (read.records.length === 0 && read.unreadable.length > 0)
    throw new Problem('import-unreadable', { file, why: 'JSON Lines?' });
  return read;
}

function fromCode(code: string): ReadExport {
  const values = readProgressCode(code);
  if (values === undefined) throw new Problem('progress-code-wrong');
  const records = values.flatMap((value) => readRecord(value) ?? []);
  return { records, unreadable: [] };
}
