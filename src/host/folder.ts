import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';

/** A folder somebody wrote: its plain files, by paths relative to it with `/` between the parts. */
export interface Folder {
  /** Names of the plain files and folders in `path`, sorted; nothing when it is not there. */
  list(path: string): readonly string[];
  /** The file as text; `undefined` when it is not there, not a plain file, too large, or outside the folder. */
  read(path: string): string | undefined;
  isFolder(path: string): boolean;
}

/** The largest file of a course: one mebibyte. */
const largestFile = 1024 * 1024;

/** Symbolic links, devices, pipes and paths that lead out are treated as not there, without opening them. */
export function openFolder(root: string): Folder {
  const inside = (path: string): string | undefined => {
    if (isAbsolute(path) || path.includes('\0') || normalize(path).split(sep).includes('..'))
      return undefined;
    const full = join(root, path);
    try {
      const real = realpathSync(full);
      const realRoot = realpathSync(root);
      return real === join(realRoot, path) || path === '' || path === '.' ? real : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    list: (path) => {
      const full = inside(path);
      if (full === undefined || !lstatSync(full).isDirectory()) return [];
      return readdirSync(full, { withFileTypes: true })
        .filter((entry) => entry.isFile() || entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    },
    read: (path) => {
      const full = inside(path);
      if (full === undefined) return undefined;
      const stat = lstatSync(full);
      return stat.isFile() && stat.size <= largestFile ? readFileSync(full, 'utf8') : undefined;
    },
    isFolder: (path) => {
      const full = inside(path);
      return full !== undefined && lstatSync(full).isDirectory();
    },
  };
}
