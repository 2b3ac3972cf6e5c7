import { Problem } from '../problem.ts';
import type { SolutionView } from './actions.ts';
import { solutionPrograms, splitCommand } from './command-line.ts';
import type { Doors } from './doors.ts';
import { fillIn, fillText, type Names } from './fill-in.ts';
import type { LabPackage, Way } from './lab.ts';
import { saidBy, telling, type Work } from './work-on.ts';

/** The solution, or an alternative or wrong answer by name. */
export function wayNamed(pack: LabPackage, name: string | undefined): Way {
  const { solution, alternatives, wrong, id } = pack.lab;
  const ways: readonly Way[] = [solution, ...alternatives, ...wrong];
  const found = name === undefined ? solution : ways.find((way) => way.name === name);
  if (found !== undefined) return found;
  throw new Problem('no-such-solution', {
    lab: id,
    name: name ?? '',
    names: ways.map((way) => way.name).join(', '),
  });
}

const fileArguments = /(?:-f|--filename|--from-file|--values|-k)[= ]([\w./-]+\.[a-z]+)/g;

/** Files of the lab's folder that the commands use. */
const filesIn = (commands: readonly string[]): readonly string[] => [
  ...new Set(
    commands.flatMap((command) => [
      ...[...command.matchAll(fileArguments)].map((found) => found[1] ?? ''),
      ...(command.startsWith('cp ') ? [command.split(/\s+/)[1] ?? ''] : []),
    ]),
  ),
];

/** Commands and files of a way, for reading. */
export async function viewSolution(
  doors: Doors,
  pack: LabPackage,
  way: Way,
  names: Names,
): Promise<SolutionView> {
  const commands = way.run.map((command) => fillText(command, names));
  const files = await Promise.all(
    filesIn(way.run).map(async (path) => ({
      path,
      text: fillText(await doors.readText(`${pack.folder}/${path}`), names),
    })),
  );
  return { name: way.name, say: fillIn(way.say, names), commands, files };
}

async function runOne(work: Work, command: string): Promise<void> {
  const [program = '', ...args] = splitCommand(command) ?? [];
  const fail = (said: string) =>
    new Problem('lab-solution-failed', { lab: work.pack.lab.id, step: command, said });
  if (!solutionPrograms.some((known) => known === program)) throw fail('not a program of solutions');
  if (program === 'cp') {
    const [from = '', to = ''] = args;
    await work.doors.files.copyIn(
      work.session,
      work.doors.files.path(work.session, 'lab', from),
      `work/${to}`,
    );
    return;
  }
  const ended = await work.doors.shell.run({
    program,
    args,
    env: work.env,
    cwd: work.doors.files.path(work.session, 'lab'),
    deadline: 180_000,
    ...(work.signal === undefined ? {} : { signal: work.signal }),
  });
  if (ended.kind === 'cancelled') throw new Problem('lab-cancelled');
  if (ended.kind !== 'exited' || ended.code !== 0) throw fail(saidBy(ended));
}

/** Copies the lab's folder into the session with the session's names filled in, so that commands can name its files. */
async function layOutFolder({ doors, pack, session }: Work, names: Names): Promise<void> {
  for (const path of await doors.filesBelow(pack.folder)) {
    const text = await doors.readText(`${pack.folder}/${path}`);
    await doors.files.write(session, `lab/${path}`, fillText(text, names));
  }
}

/** Runs a way in the session as the learner would have. */
export async function applyWay(work: Work, way: Way, names: Names): Promise<void> {
  await layOutFolder(work, names);
  for (const line of way.run) {
    const command = fillText(line, names);
    await telling(work, { ja: command, en: command }, () => runOne(work, command));
  }
}
