import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eks-learn-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostEnv = {
  PATH: process.env.PATH,
  HOME: join(folder, 'home'),
  LANG: 'C.UTF-8',
  npm_config_offline: 'true',
  npm_config_loglevel: 'error',
};

function run(program: string, args: readonly string[], cwd = folder, env: NodeJS.ProcessEnv = hostEnv) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function build(name: string, ...more: readonly string[]): string {
  const out = join(folder, name);
  const { status, stderr } = run(
    process.execPath,
    [join(root, 'scripts/build.mjs'), ...more, '--out', out],
    root,
  );
  expect(status, stderr).toBe(0);
  return out;
}

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();

const sums = (path: string) =>
  filesIn(path).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(path, name)))
        .digest('hex')}`,
  );

type Packed = {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
};
type Manifest = {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly optionalDependencies?: unknown;
  readonly peerDependencies?: unknown;
  readonly bin: Readonly<Record<string, string>>;
};

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

describe('the packed program', () => {
  let packed: Packed;
  let stage: string;

  beforeAll(() => {
    // What `npm pack` takes, in a folder of its own: other tests may build in the repository meanwhile.
    stage = join(folder, 'stage');
    mkdirSync(stage, { recursive: true });
    build('stage/dist', '--release');
    for (const name of ['README.md', 'README.ja.md', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'package.json'])
      writeFileSync(join(stage, name), readFileSync(join(root, name)));
    const { status, stdout, stderr } = run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
      stage,
    );
    expect(status, stderr).toBe(0);
    packed = (JSON.parse(stdout) as Packed[])[0] as Packed;
  });

  test('is at most 2 MB', () => {
    expect(packed.size).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  test('holds the built program, the course and the documents, and nothing else', () => {
    const allowed =
      /^(?:package\.json|README(?:\.ja)?\.md|LICENSE|NOTICE|CHANGELOG\.md|dist\/(?:launcher\.cjs|start\.cjs|bin\.js|(?:content-worker|practice-serve)\.js|THIRD_PARTY_LICENSES|chunks\/[\w-]+\.js|content\/[\w/.-]+\.json\.br|labs\/[\w/.-]+|practice\/[\w/.-]+))$/;
    expect(packed.files.map(({ path }) => path).filter((path) => !allowed.test(path))).toEqual([]);
  });

  test('runs React as in production', () => {
    const chunks = readdirSync(join(stage, 'dist/chunks'));
    const texts = chunks.map((name) => readFileSync(join(stage, 'dist/chunks', name), 'utf8')).join('\n');
    expect(texts).toContain('createContainer');
    expect(texts).not.toMatch(/react-reconciler[.-]development|Each child in a list should have a unique/);
  });

  test('needs no package at run time and runs nothing when it is installed', () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.optionalDependencies).toBeUndefined();
    expect(manifest.peerDependencies).toBeUndefined();
    expect(
      Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name)),
    ).toEqual([]);
  });

  test('runs through npx from the tarball, without network', () => {
    const { status, stdout, stderr } = run('npx', [
      '--yes',
      `./${packed.filename}`,
      'lessons',
      'list',
      '--lang',
      'ja',
    ]);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('KubernetesとEKSの全体像');
  });

  test('contains the licence of every library in it', () => {
    const licences = readFileSync(join(stage, 'dist/THIRD_PARTY_LICENSES'), 'utf8');
    for (const name of ['ink', 'react', 'commander', 'marked', 'yoga-layout', 'zod'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('reads data only where it was put', () => {
    const launcher = join(stage, 'dist/launcher.cjs');
    const home = join(folder, 'a learner');
    const { status } = run(process.execPath, [launcher, 'config', 'set', 'theme', 'dark'], folder, {
      ...hostEnv,
      EKS_LEARN_HOME: home,
    });
    expect(status).toBe(0);
    expect(filesIn(home)).not.toEqual([]);
  });
});

test('two builds of one source are equal byte for byte', () => {
  expect(sums(build('one'))).toEqual(sums(build('two')));
});

describe('the launcher', () => {
  const text = readFileSync(join(root, 'src/launcher.cjs'), 'utf8');

  test('is written for any Node.js: no syntax younger than ES5', () => {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
    expect(code).not.toMatch(/=>|`|\b(?:let|const|class|async|await|import)\b|\?\.|\?\?|\.\.\.|,\s*\)/);
  });

  test.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.0.0', true],
    ['0.10.48', false],
  ])('on Node.js %s %s', (version, runs) => {
    const launched = join(folder, `launch-${version}`);
    mkdirSync(launched);
    writeFileSync(
      join(launched, 'launcher.cjs'),
      text.replace('process.versions.node.split', `'${version}'.split`),
    );
    writeFileSync(join(launched, 'start.cjs'), "process.stdout.write('started')");
    const { status, stdout, stderr } = run(process.execPath, [join(launched, 'launcher.cjs'), 'lessons']);
    expect(stdout).toBe(runs ? 'started' : '');
    expect(status).toBe(runs ? 0 : 69);
    if (!runs) expect(stderr).toMatch(/Node\.js 20\.19 以降.*\n.*needs Node\.js 20\.19 or newer/);
  });

  test('asks for the Node.js that package.json names', () => {
    expect(manifest.engines.node).toBe('>=20.19');
    expect(text).toContain('var needed = [20, 19];');
    expect(manifest.bin).toEqual({ 'eks-learn': 'dist/launcher.cjs' });
  });
});

describe('the built program in a process', () => {
  let launcher: string;
  beforeAll(() => {
    launcher = join(build('built'), 'launcher.cjs');
    chmodSync(launcher, statSync(launcher).mode | 0o111);
  });

  test('ends quietly when its reader has seen enough', () => {
    const line = `"${process.execPath}" "${launcher}" lessons show irsa --lang ja | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = run('bash', ['-c', line]);
    expect(stdout.trim().split('\n').at(-1)).toBe('0');
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });

  test.skipIf(!existsSync('/dev/full'))('says that its output could not be written, and ends with 3', () => {
    const line = `"${process.execPath}" "${launcher}" lessons list > /dev/full`;
    const { status, stderr } = run('bash', ['-c', line]);
    expect(status).toBe(3);
    expect(stderr).toMatch(/^eks-learn: .*ENOSPC/m);
    expect(stderr).not.toMatch(/at .*:\d+:\d+/);
    expect(run('bash', ['-c', `"${process.execPath}" "${launcher}" lessons list 2> /dev/full`]).status).toBe(
      0,
    );
  });

  test('shows no stack when it fails', () => {
    for (const args of [['lessonz'], ['lessons', 'show', 'x'], ['config', 'set', 'a', 'b']]) {
      const { stderr } = run(process.execPath, [launcher, ...args]);
      expect(stderr).not.toMatch(/at .*:\d+:\d+/);
    }
  });

  test.each([[[]], [['lessons']], [['quiz']], [['doctor']]])(
    'asks nothing without a terminal: %j',
    (args) => {
      const { status } = spawnSync(process.execPath, [launcher, ...args], {
        env: hostEnv,
        input: '',
        timeout: 10_000,
      });
      expect(status).not.toBeNull();
    },
  );
});
