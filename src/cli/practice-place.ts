import { join } from 'node:path';
import { type Home, homeOf, isName, practiceRoot } from '../practice/home.ts';
import { Problem } from '../problem.ts';
import type { World } from './world.ts';

/** Folder of the practice cluster's generated data, beside the compiled course. */
export const practiceData = ({ content }: Pick<World, 'content'>): string => join(content, '../practice');

/** The files of a practice cluster of this learner. Throws a Problem for a bad name. */
export function practiceHome(
  { env, platform, home }: Pick<World, 'env' | 'platform' | 'home'>,
  name: string,
): Home {
  if (!isName(name)) throw new Problem('practice-bad-name', { name });
  return homeOf(practiceRoot(env, platform, home), name);
}
