import { statfsSync } from 'node:fs';

/** Free space for us where the first of these places that exists lies, in mebibytes. */
export function freeSpace(
  places: readonly string[],
): { readonly place: string; readonly free: number } | undefined {
  for (const place of places) {
    try {
      const { bavail, bsize } = statfsSync(place);
      return { place, free: Math.floor((bavail * bsize) / 1024 / 1024) };
    } catch (thrown) {
      const code = (thrown as NodeJS.ErrnoException).code;
      if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'ENOTDIR') throw thrown;
    }
  }
  return undefined;
}
