import { FileError, FileSystem } from '../files.ts';
import type { Process } from '../process.ts';

/** Texts of the named files, or of standard input; says what cannot be read. */
export async function inputTexts(
  process: Process,
  names: readonly string[],
  what: string,
): Promise<{ list: { name: string; text: string }[]; status: number }> {
  if (names.length === 0)
    return { list: [{ name: '-', text: await process.input.all(process.life) }], status: 0 };
  const list: { name: string; text: string }[] = [];
  let status = 0;
  for (const name of names) {
    try {
      const text =
        name === '-'
          ? await process.input.all(process.life)
          : process.files.read(FileSystem.resolve(process.folder, name));
      list.push({ name, text });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      process.err(
        `${what}: ${error.message === 'Is a directory' ? `read error: ${error.message}` : `can't open '${name}': ${error.message}`}\n`,
      );
      status = 1;
    }
  }
  return { list, status };
}

/** The lines of a text, without their ends. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** A text of these lines; each has its end. */
export const joinedLines = (list: readonly string[]): string =>
  list.length === 0 ? '' : `${list.join('\n')}\n`;
