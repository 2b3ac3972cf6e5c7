import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Course } from '../course/course.ts';
import { inCourseOrder } from '../course/lab-order.ts';
import { loadCompiled } from '../course/load-compiled.ts';
import type { Search } from '../course/search.ts';
import { systemClock } from '../host/clock.ts';
import { readPacked } from '../host/packed-file.ts';
import { isLanguage, type Language } from '../i18n/language.ts';
import { Problem } from '../problem.ts';
import type { Editor, Services } from '../services.ts';
import { dataFolder } from '../store/data-folder.ts';
import type { HistoryVault } from '../store/history-store.ts';
import { openHistory } from '../store/open-history.ts';
import { progressOf } from '../study/progress.ts';
import type { CliContext } from './cli-context.ts';
import { lazyLabs } from './lazy-labs.ts';
import { lazyPractice } from './lazy-practice.ts';
import type { World } from './world.ts';

const services = new WeakMap<World, Services>();
const histories = new WeakMap<World, HistoryVault>();

/** The real world, built once a process: the only file that joins interfaces to files, programs and time. */
export function servicesOf(cli: CliContext): Services {
  const known = services.get(cli.world);
  if (known !== undefined) return known;
  let search: Promise<Search> | undefined;
  let course: Course | undefined;
  const ownExports = async () =>
    (await import('./wire-exports.ts')).exportsOf(cli.world, historyOf(cli.world));
  const made: Services = {
    language: cli.language,
    clock: systemClock,
    random: Math.random,
    // Commands about labs alone never ask for it, and reading it takes longer than their own work.
    get course() {
      course ??= openCourse(cli.world);
      return course;
    },
    history: historyOf(cli.world),
    labs: lazyLabs(async () => {
      const labs = (await import('./wire-labs.ts')).labActions(cli.world);
      return { ...labs, list: async () => inCourseOrder(await labs.list(), made.course) };
    }),
    practice: lazyPractice(async () => (await import('./practice-control.ts')).practiceActions(cli.world)),
    exports: {
      report: async (...given) => (await ownExports()).report(...given),
      progress: async (now) => (await ownExports()).progress(now),
    },
    search: () => {
      search ??= openSearchOf(cli.world);
      return search;
    },
    runShell: async (place, greeting) => {
      if (greeting !== undefined) cli.world.stdout.write(`${greeting}\n`);
      return (await import('./own-shell.ts')).runOwnShell(place, cli.world);
    },
    editor: ownEditor(cli.world),
    findTools: async () => (await import('./find-tools.ts')).findTools(cli.world),
  };
  services.set(cli.world, made);
  return made;
}

/** The editor of VISUAL or EDITOR, if there is one. */
function ownEditor({ env }: World): Editor | undefined {
  if ((env.VISUAL ?? '') === '' && (env.EDITOR ?? '') === '') return undefined;
  return async (text) => {
    const { editInTerminal, editorOf } = await import('../host/own-editor.ts');
    const editor = editorOf(env);
    return editor === undefined ? undefined : editInTerminal(editor, text, env);
  };
}

/** The learner's history with all that may be done to it; opened once. */
export function historyOf(world: World): HistoryVault {
  const known = histories.get(world);
  if (known !== undefined) return known;
  const folder = dataFolder(world.env, world.platform);
  const made = openHistory({ folder, now: systemClock.now });
  histories.set(world, made);
  return made;
}

const toldWorlds = new WeakSet<World>();

/** What was repaired when the history was opened, once: whoever asks first tells it. */
export function repairsToTell(world: World): readonly Problem[] {
  if (toldWorlds.has(world)) return [];
  toldWorlds.add(world);
  return histories.get(world)?.notices ?? [];
}

/** The language the learner chose once; `undefined` when they never did. */
export function languageSetting(world: World): Language | undefined {
  const chosen = progressOf(historyOf(world).records).settings.get('language');
  return isLanguage(chosen) ? chosen : undefined;
}

/** Reads a course of its own: what search made of it stays in memory, the lessons and questions themselves do not. */
async function openSearchOf(world: World): Promise<Search> {
  const [{ openSearch }, { documentsOf, searchableLab }, { compiledLabs }] = await Promise.all([
    import('../course/search.ts'),
    import('../course/search-documents.ts'),
    import('./wire-compiled-labs.ts'),
  ]);
  const course = openCourse(world);
  const labs = compiledLabs(world).map(({ lab }) => searchableLab(lab));
  return openSearch(documentsOf(course, labs), course.glossary.values(), () => setImmediate());
}

function openCourse(world: World): Course {
  try {
    return loadCompiled((name) => readPacked(join(world.content, name)));
  } catch (cause) {
    throw new Problem('course-missing', { folder: world.content }, { cause });
  }
}
