import { join } from 'node:path';
import { readPacked } from '../host/packed-file.ts';
import type { LabPackage } from '../lab/lab.ts';
import { Problem } from '../problem.ts';
import type { World } from './world.ts';

type CompiledLab = { readonly names: readonly string[]; readonly pack: () => LabPackage };

const shelves = new Map<string, readonly CompiledLab[]>();

/** One lab a line, its id and former ids before a tab: a command about one of them reads that one. */
function shelfOf(root: string): readonly CompiledLab[] {
  const known = shelves.get(root);
  if (known !== undefined) return known;
  const lines = readPacked(join(root, 'index.jsonl')).split('\n');
  const shelf = lines.map((line): CompiledLab => {
    const [names = '', text = ''] = line.split('\t', 2);
    let pack: LabPackage | undefined;
    return {
      names: names.split(' '),
      pack() {
        if (pack === undefined) {
          const read = JSON.parse(text) as LabPackage;
          pack = { ...read, folder: join(root, read.lab.id) };
        }
        return pack;
      },
    };
  });
  shelves.set(root, shelf);
  return shelf;
}

function read<T>(world: World, from: (shelf: readonly CompiledLab[]) => T): T {
  const root = join(world.content, '../labs');
  try {
    return from(shelfOf(root));
  } catch (cause) {
    throw new Problem('course-missing', { folder: root }, { cause });
  }
}

/** The compiled labs beside the compiled course. */
export const compiledLabs = (world: World): readonly LabPackage[] =>
  read(world, (shelf) => shelf.map(({ pack }) => pack()));

/** One of them, by its id or a former id. */
export const compiledLab = (world: World, id: string): LabPackage | undefined =>
  read(world, (shelf) => shelf.find(({ names }) => names.includes(id))?.pack());
