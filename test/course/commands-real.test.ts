import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { openFolder } from '../../src/host/folder.ts';
import kubectl from '../../src/study/data/kubectl.json' with { type: 'json' };
import { temporaryFolder } from '../support/bundle.ts';
import {
  type CourseCommand,
  courseCommands,
  newerThanData,
  shownAsRefused,
} from '../support/course-commands.ts';
import { allLabs } from '../support/real-labs.ts';

const root = join(import.meta.dirname, '../..');
const aws = pythonOfAws();
const hasKubectl = kubectlMinor() >= Number(kubectl.version.split('.')[1]);
if (aws === undefined)
  console.log('skipped: aws lines of the course, read by the real CLI (pip install awscli)');
if (!hasKubectl)
  console.log('skipped: kubectl lines of the course, read by the real kubectl (install kubectl)');

/** The Python that has awscli as a library, as the first line of its program says. */
function pythonOfAws(): string | undefined {
  const programs = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'aws'));
  const shebangs = programs
    .filter((file) => existsSync(file))
    .map((file) => /^#!(\S*python\S*)/.exec(readFileSync(file, 'latin1'))?.[1]);
  return [...shebangs, 'python3'].find(
    (python) => python !== undefined && spawnSync(python, ['-c', 'import awscli.clidriver']).status === 0,
  );
}

/** The kubectl on PATH; flags of the course may be as new as the data that typed answers are compared by. */
function kubectlMinor(): number {
  const { stdout } = spawnSync('kubectl', ['version', '--client', '-o', 'json'], { encoding: 'utf8' });
  return Number.parseInt(/"minor": "(\d+)/.exec(stdout ?? '')?.[1] ?? '0', 10);
}

const material = loadCourse(openFolder(root));
const commands = courseCommands(material, allLabs());

/** Each line once, as it is typed where it is. */
const linesOf = (tool: RegExp): readonly CourseCommand[] => {
  const lines = new Map<string, CourseCommand>();
  for (const command of commands) {
    const line = command.words.join(' ');
    if (command.wrong === true || !tool.test(command.words[0] ?? '')) continue;
    if (command.whole || !lines.has(line)) lines.set(line, command);
  }
  return [...lines.values()];
};

/** Whether a line that is only mentioned lacks nothing but what a sentence may leave out. */
const leavesOut = /arguments are required|must be specified/;

describe.runIf(aws !== undefined)('every aws line', () => {
  const read = (lines: readonly (readonly string[])[]): readonly (string | null)[] => {
    const files = Object.fromEntries(
      lines.flat().flatMap((word) => {
        const name = /^file:\/\/(.+)$/.exec(word)?.[1];
        return name === undefined ? [] : [[name, jsonNamed(word)]];
      }),
    );
    const input = JSON.stringify({ files, lines });
    const program = join(root, 'test/support/aws-parse.py');
    const { stdout, stderr } = spawnSync(aws ?? '', [program], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 24,
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  };

  /** The JSON of the lesson that has the file typed; its content matters where the CLI reads it as a parameter. */
  function jsonNamed(word: string): string {
    const file = commands.find(({ words }) => words.includes(word))?.where;
    const body = material.lessons.find((lesson) => lesson.file === file)?.body ?? '';
    return /```json\n([\s\S]*?)```/.exec(body)?.[1] ?? '{}';
  }

  test('is taken by the real CLI, up to the request', { timeout: 120_000 }, () => {
    const lines = linesOf(/^aws$/);
    expect(lines.length).toBeGreaterThan(150);
    const told = read(lines.map(({ words }) => words));
    const refused = lines.flatMap(({ words, where, whole }, at) => {
      const line = words.join(' ');
      const error = told[at] ?? '';
      const fine = error === '' || (!whole && leavesOut.test(error)) || Object.hasOwn(newerThanData, line);
      return fine ? [] : [`${where}: ${line}: ${error}`];
    });
    expect(refused).toEqual([]);
  });

  test('would be refused with an argument too many, one missing, or a value that is none', {
    timeout: 60_000,
  }, () => {
    const told = read([
      ['aws', 'eks', 'describe-cluster', '--name', 'study', '--colour', 'red'],
      ['aws', 'eks', 'create-access-entry', '--cluster-name', 'study'],
      ['aws', 'eks', 'update-cluster-config', '--name', 'study', '--access-config', 'authenticationMod=API'],
      ['aws', 'eks', 'describe-cluster', '--name', 'study'],
    ]);
    expect(told).toEqual([
      expect.stringContaining('--colour'),
      expect.stringContaining('--principal-arn'),
      expect.stringContaining('authenticationMod'),
      null,
    ]);
  });
});

describe.runIf(hasKubectl)('every kubectl line that is typed', () => {
  const folder = temporaryFolder('kubectl');
  writeFileSync(
    join(folder, 'kubeconfig'),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'none', cluster: { server: 'http://127.0.0.1:1' } }],
      contexts: [{ name: 'none', context: { cluster: 'none', user: 'none' } }],
      users: [{ name: 'none', user: { token: 'none' } }],
      'current-context': 'none',
    }),
  );
  const env = { ...process.env, KUBECONFIG: join(folder, 'kubeconfig'), KUBECACHEDIR: join(folder, 'cache') };
  const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: any}\n';

  /** What kubectl says about a line itself; undefined when it got as far as the server, which is not there. */
  function refusal(words: readonly string[]): Promise<string | undefined> {
    for (const name of words.filter((word) => /^[\w-]+\.(?:yaml|json)$/.test(word)))
      writeFileSync(join(folder, name), name.endsWith('.json') ? '{}' : manifest);
    const options = { cwd: folder, env, timeout: 30_000 };
    return new Promise((resolve) => {
      const child = execFile('kubectl', words.slice(1), options, (error, _, stderr) => {
        const reached = /refused|no such host|Unable to connect/.test(stderr);
        resolve(error === null || reached ? undefined : stderr.trim());
      });
      child.stdin?.end(manifest);
    });
  }

  /** A few at a time: each is a process of its own. */
  async function refusals(lines: readonly (readonly string[])[]): Promise<readonly (string | undefined)[]> {
    const told: (string | undefined)[] = [];
    let next = 0;
    const work = async () => {
      for (let at = next++; at < lines.length; at = next++) told[at] = await refusal(lines[at] ?? []);
    };
    await Promise.all([work(), work(), work()]);
    return lines.map((_, at) => told[at]);
  }

  test('is taken by the real kubectl, up to the request', { timeout: 300_000 }, async () => {
    const lines = linesOf(/^k(?:ubectl)?$/).filter(({ whole }) => whole);
    expect(lines.length).toBeGreaterThan(150);
    const told = await refusals(lines.map(({ words }) => words));
    const refused = lines.flatMap(({ words, where }, at) => {
      const line = words.join(' ');
      const fine = (told[at] === undefined) !== Object.hasOwn(shownAsRefused, line);
      return fine ? [] : [`${where}: ${line}: ${told[at] ?? 'listed as refused, but taken'}`];
    });
    expect(refused).toEqual([]);
  });

  test('would be refused with a flag or a shape that kubectl lacks', async () => {
    const told = await refusals([
      ['kubectl', 'get', 'pods', '--all-namespace'],
      ['kubectl', 'get', 'pvc', 'covers,pv/covers'],
      ['kubectl', 'scale', 'deploy/web'],
      ['kubectl', 'get', 'pods', '-A'],
    ]);
    expect(told.map((text) => text !== undefined)).toEqual([true, true, true, false]);
  });
});
