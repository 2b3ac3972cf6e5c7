import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Course } from '../course/course.ts';
import { loadCompiled } from '../course/load-compiled.ts';
import { systemClock } from '../host/clock.ts';
import { Problem } from '../problem.ts';
import type { FoundTool, Services } from '../services.ts';
import { dataFolder } from '../store/data-folder.ts';
import { openHistory } from '../store/open-history.ts';
import type { CliContext } from './cli-context.ts';
import type { World } from './world.ts';

const built = new WeakMap<World, Services>();

/** The real world, built once a process: the only file that joins interfaces to files, programs and time. */
export function servicesOf(cli: CliContext): Services {
  const known = built.get(cli.world);
  if (known !== undefined) return known;
  const services: Services = {
    language: cli.language,
    clock: systemClock,
    random: Math.random,
    course: openCourse(cli.world),
    history: openHistory({
      folder: dataFolder(cli.world.env, cli.world.platform),
      now: systemClock.now,
    }),
    findTools: () => findTools(cli.world),
  };
  built.set(cli.world, services);
  return services;
}

function openCourse(world: World): Course {
  try {
    return loadCompiled((name) => readFileSync(join(world.content, name), 'utf8'));
  } catch (cause) {
    throw new Problem('course-missing', { folder: world.content }, { cause });
  }
}

const toolNames = ['kubectl', 'aws', 'eksctl', 'helm', 'kind'] as const;

async function findTools(world: World): Promise<readonly FoundTool[]> {
  const folders = (world.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return toolNames
    .filter((name) => folders.some((folder) => isExecutable(join(folder, name))))
    .map((name) => ({ name, version: undefined }));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
