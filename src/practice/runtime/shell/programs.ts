import type { Process, Program } from './process.ts';
import { filePrograms } from './programs/files.ts';
import { networkPrograms } from './programs/network.ts';
import { serverPrograms } from './programs/servers.ts';
import { archivePrograms } from './programs/tar.ts';
import { textPrograms } from './programs/text.ts';
import { toolPrograms } from './programs/tools.ts';

const programs: Readonly<Record<string, Program>> = {
  ...archivePrograms,
  ...textPrograms,
  ...filePrograms,
  ...toolPrograms,
  ...networkPrograms,
  ...serverPrograms,
};

/** Folders in which the programs of an image stand. */
const places = ['/bin/', '/usr/bin/', '/sbin/', '/usr/sbin/', '/usr/local/bin/'];

/** What a name runs in a container; `undefined` when its image has no such program. */
export function findProgram(name: string, process: Pick<Process, 'files'>): Program | undefined {
  const place = places.find((folder) => name.startsWith(folder));
  const plain = place === undefined ? name : name.slice(place.length);
  if (plain.includes('/')) return undefined;
  if (!Object.hasOwn(programs, plain)) return undefined;
  return process.files.exists(`/bin/${plain}`) || process.files.exists(`/usr/sbin/${plain}`)
    ? programs[plain]
    : undefined;
}
