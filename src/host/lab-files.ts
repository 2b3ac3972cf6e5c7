import { constants } from 'node:fs';
import {
  appendFile,
  chmod,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Problem } from '../problem.ts';

/** The folders of lab sessions: journal, private kubeconfig, the learner's files. All 0700 and 0600. */
export interface LabFiles {
  /** Names of open sessions, oldest first. */
  open(): Promise<readonly string[]>;
  /** Absolute path of a session's folder, or of a file in it. */
  path(session: string, ...below: readonly string[]): string;
  create(session: string): Promise<void>;
  /** On disk before it resolves. */
  append(session: string, entry: unknown): Promise<void>;
  /** Journal entries in order; a last line that was torn by a crash is left out. */
  entries(session: string): Promise<readonly unknown[]>;
  /** Writes a private file and gives its path. */
  write(session: string, name: string, text: string): Promise<string>;
  /** A file in the session's folder; undefined when it is not there. */
  read(session: string, name: string): Promise<string | undefined>;
  copyIn(session: string, from: string, name: string): Promise<void>;
  /** Deletes a file of the session's folder, if it is there. */
  remove(session: string, name: string): Promise<void>;
  /** Empties the learner's folder of a session. */
  clearWork(session: string): Promise<void>;
  /** Puts a finished session aside; its journal stays readable. */
  close(session: string): Promise<void>;
}

const journal = 'journal.jsonl';

const code = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A path below the folder; leaving it is refused. */
function inside(folder: string, name: string): string {
  const path = resolve(folder, name);
  if (!path.startsWith(folder + sep))
    throw new Problem('lab-file-unreadable', { file: name, said: 'outside' });
  return path;
}

async function appendDurably(path: string, line: string): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600);
  try {
    await appendFile(file, line);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function parseLines(text: string, file: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line, index): readonly unknown[] => {
    try {
      return [JSON.parse(line)];
    } catch (cause) {
      if (index === lines.length - 1) return [];
      throw new Problem('lab-journal', { file, said: `line ${index + 1}` }, { cause });
    }
  });
}

async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600);
}

/** Sessions below `root` (made when first needed). */
export function createLabFiles(root: string): LabFiles {
  const opened = join(root, 'open');
  const path: LabFiles['path'] = (session, ...below) => join(opened, session, ...below);
  return {
    path,
    async open() {
      try {
        const names = await readdir(opened);
        return names.filter((name) => !name.startsWith('.')).toSorted();
      } catch (error) {
        // No folder, or no place for one: no lab was ever open.
        if (code(error) === 'ENOENT' || code(error) === 'ENOTDIR') return [];
        throw error;
      }
    },
    async create(session) {
      await mkdir(path(session, 'work'), { recursive: true, mode: 0o700 });
    },
    append: (session, entry) => appendDurably(path(session, journal), `${JSON.stringify(entry)}\n`),
    async entries(session) {
      const file = path(session, journal);
      try {
        return parseLines(await readFile(file, 'utf8'), file);
      } catch (error) {
        if (code(error) === 'ENOENT') return [];
        throw error;
      }
    },
    async write(session, name, text) {
      const file = inside(path(session), name);
      await writePrivate(file, text);
      return file;
    },
    async read(session, name) {
      const file = inside(path(session), name);
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        if (code(error) === 'ENOENT') return undefined;
        throw new Problem('lab-file-unreadable', { file: name, said: String(code(error)) }, { cause: error });
      }
    },
    async copyIn(session, from, name) {
      const file = inside(path(session), name);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await copyFile(from, file);
    },
    remove: (session, name) => rm(inside(path(session), name), { force: true }),
    async clearWork(session) {
      await rm(path(session, 'work'), { recursive: true, force: true });
      await mkdir(path(session, 'work'), { recursive: true, mode: 0o700 });
    },
    async close(session) {
      const closed = join(root, 'closed');
      await mkdir(closed, { recursive: true, mode: 0o700 });
      await writePrivate(path(session, 'kubeconfig'), '');
      await rename(path(session), join(closed, `${session}-${process.hrtime.bigint()}`));
    },
  };
}
