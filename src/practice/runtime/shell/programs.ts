import type { Process, Program } from './process.ts';
import { connectPrograms } from './programs/connect.ts';
import { filePrograms } from './programs/files.ts';
import { filterPrograms } from './programs/filter.ts';
import { loadPrograms } from './programs/load.ts';
import { machinePrograms } from './programs/machine.ts';
import { lookupPrograms } from './programs/name-lookup.ts';
import { printPrograms } from './programs/print.ts';
import { processPrograms } from './programs/processes.ts';
import { readPrograms } from './programs/read.ts';
import { serverPrograms } from './programs/servers.ts';
import { shellPrograms } from './programs/sh.ts';
import { archivePrograms } from './programs/tar.ts';

const programs: Readonly<Record<string, Program>> = {
  ...archivePrograms,
  ...connectPrograms,
  ...filePrograms,
  ...filterPrograms,
  ...loadPrograms,
  ...lookupPrograms,
  ...machinePrograms,
  ...printPrograms,
  ...processPrograms,
  ...readPrograms,
  ...serverPrograms,
  ...shellPrograms,
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
