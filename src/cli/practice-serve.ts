import { servePractice } from '../practice/serve.ts';
import { practiceData, practiceHome } from './practice-place.ts';
import type { World } from './world.ts';

/** How the process of a practice cluster is asked for: `nodes`, minutes of `idle`, `speed`. */
export type ServeFlags = {
  readonly name: string;
  readonly nodes: number | undefined;
  readonly idle: number | undefined;
  readonly speed: number | undefined;
};

export type ServeWorld = Pick<World, 'content' | 'env' | 'platform' | 'home' | 'stdout'>;

/** Runs a practice cluster of that minor version until it is told to stop. Returns the exit status. */
export async function practiceServe(
  flags: ServeFlags,
  world: ServeWorld,
  minor: Promise<number>,
): Promise<number> {
  const served = await servePractice({
    home: practiceHome(world, flags.name),
    data: practiceData(world),
    nodes: flags.nodes ?? 3,
    idle: (flags.idle ?? 30) * 60_000,
    speed: flags.speed ?? 1,
    minor,
    ready: (server) => world.stdout.write(`${JSON.stringify(server)}\n`),
  });
  return served ? 0 : 1;
}
