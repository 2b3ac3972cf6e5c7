import type { Doors } from './doors.ts';

const folder = '.scratch';

/**
 * Works with doors whose scratch files have names of their own, and removes these files afterwards: a plan reads the
 * cluster through a copy of the learner's kubeconfig, with whatever keys are in it.
 */
export async function withScratch<T>(doors: Doors, work: (doors: Doors) => Promise<T>): Promise<T> {
  const written: string[] = [];
  const own = Math.floor(doors.random() * 2 ** 32).toString(16);
  const files: Doors['files'] = {
    ...doors.files,
    async write(session, name, text) {
      if (session !== folder) return doors.files.write(session, name, text);
      const unique = `${own}-${name}`;
      written.push(unique);
      return doors.files.write(session, unique, text);
    },
  };
  try {
    return await work({ ...doors, files });
  } finally {
    await Promise.all(written.map((name) => doors.files.remove(folder, name)));
  }
}
