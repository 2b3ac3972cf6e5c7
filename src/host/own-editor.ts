import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInTerminal } from './own-shell.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The learner's editor as the variables name it, with arguments if it has some (`code --wait`). */
export const editorOf = (env: Variables): string | undefined =>
  [env.VISUAL, env.EDITOR].find((command) => (command ?? '').trim() !== '');

/**
 * Gives the terminal to the editor with a text in a file only the learner can read; resolves to the text afterwards,
 * undefined when the editor could not be started or ended with a failure.
 */
export async function editInTerminal(
  editor: string,
  text: string,
  env: Variables,
): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'eks-learn-note-'));
  const file = join(folder, 'note.md');
  try {
    writeFileSync(file, text === '' ? '' : `${text}\n`, { mode: 0o600 });
    const [program, args] =
      process.platform === 'win32'
        ? ([env.ComSpec ?? 'cmd.exe', ['/d', '/c', `${editor} ${file}`]] as const)
        : (['/bin/sh', ['-c', `${editor} "$1"`, 'eks-learn', file]] as const);
    const status = await runInTerminal({ program, args, folder, env });
    return status === 0 ? readFileSync(file, 'utf8').trimEnd() : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
