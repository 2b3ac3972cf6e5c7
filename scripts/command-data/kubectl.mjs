// What kubectl itself says about its commands, flags and resources, asked of the kubectl on PATH and its cluster.
import { spawnSync } from 'node:child_process';

const run = (...args) => {
  const { stdout, stderr } = spawnSync('kubectl', args, {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, KUBECACHEDIR: undefined },
  });
  return `${stdout}\n${stderr}`;
};
/** For probes: whatever a command would do, it must not reach a cluster. */
const probe = (path, ...args) =>
  run(...path, '--kubeconfig=/dev/null', '--server=http://127.0.0.1:1', ...args);

/** `sources`: git clones of kubernetes/kubectl and kubernetes/cli-runtime, which know the flags that no help shows. */
export function kubectlData(sources) {
  const unseen = unseenFlags(sources);
  const version = /Client Version: v([\d.]+)/.exec(run('version', '--client'))?.[1];
  const globals = parseFlags(run('options')).map((flag) => typed([], flag));
  const commands = {};
  const walk = (path) => {
    const help = run(...path, '--help');
    const flags = parseFlags(help).map((flag) => typed(path, flag));
    const subs = subcommands(help);
    const shown = new Set(flags.map(([name]) => name));
    if (path.length > 0)
      flags.push(...unseen.filter(({ name }) => !shown.has(name)).flatMap((flag) => probed(path, flag)));
    if (path.length > 0) commands[path.join(' ')] = { also: aliases(help, path), flags };
    for (const sub of subs) walk([...path, sub]);
  };
  walk([]);
  return { version, resources: resources(), globals, commands };
}

/** Flags that the sources mark as deprecated or hidden, with their defaults where those are plain values. */
function unseenFlags(sources) {
  const lines = sources.flatMap((dir) =>
    spawnSync('git', ['-C', dir, 'grep', '-hE', 'Flags\\(\\)|flags\\.', 'HEAD', '--', '*.go'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }).stdout.split('\n'),
  );
  const names = lines.flatMap((line) => /Mark(?:Deprecated|Hidden)\("([\w-]+)"/.exec(line)?.[1] ?? []);
  return [...new Set(names)].sort().map((name) => {
    const given = lines.map(
      (line) => new RegExp(`Var\\([^"]*"${name}", (-?\\d+|true|false),`).exec(line)?.[1],
    );
    return { name, fallback: given.find((value) => value !== undefined) ?? '' };
  });
}

/** The flag as this command takes it, told by how it refuses a value that no kind accepts; none where it is unknown. */
function probed(path, { name, fallback }) {
  const said = probe(path, `--${name}=a"b`);
  if (/unknown flag/.test(said)) return [];
  const short = new RegExp(`"-(\\w), --${name}" flag`).exec(said)?.[1] ?? '';
  const kind = /ParseBool/.test(said)
    ? 'b'
    : /ParseInt/.test(said)
      ? 'n'
      : /bare " in/.test(said)
        ? 'c'
        : 's';
  return [[name, short, kind, fallback]];
}

function resources() {
  return run('api-resources', '--no-headers', '-o', 'wide')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const found = /^(\S+)\s+(?:(\S+)\s+)?(\S*v\d\S*)\s+(true|false)\s+(\S+)/.exec(line);
      if (found === null) return [];
      const [, plural, short = '', version, namespaced, kind] = found;
      const group = version.includes('/') ? version.split('/')[0] : '';
      return [[plural, short, group, kind, namespaced === 'true' ? 1 : 0].join(' ')];
    });
}

const aliases = (help, path) =>
  (/^Aliases:\n(.+)$/m.exec(help)?.[1] ?? '')
    .split(', ')
    .filter((name) => name !== '' && name !== path.at(-1));

const subcommands = (help) =>
  [...help.matchAll(/^(?:[A-Z][\w ()]*Commands[^:\n]*|Available Commands|Commands):\n((?: {2}\S.*\n)+)/gm)]
    .flatMap(([, block]) => block.split('\n'))
    .map((line) => /^ {2}([a-z][a-z-]*) /.exec(line)?.[1])
    .filter((name) => name !== undefined && name !== 'plugin');

const parseFlags = (help) =>
  [...help.matchAll(/^ {4}(?:-(\w), )?--([\w-]+)=(.*):$/gm)].map(([, short = '', name, shown]) => ({
    short,
    name,
    shown: shown.startsWith("'") ? shown.slice(1, -1) : shown,
    quoted: shown.startsWith("'"),
  }));

/** `b` bool, `n` number, `d` duration, `s` text, `l` texts, `c` texts that commas part; `bare` is what `--flag` alone means. */
function typed(path, { short, name, shown, quoted }) {
  const fallback = shown.startsWith('/') ? '' : shown;
  if (!quoted && (shown === 'true' || shown === 'false')) return [name, short, 'b', shown];
  if (/^\[.*\]$/.test(shown)) {
    const csv = /bare " in non-quoted|parse error on line/.test(probe(path, `--${name}=a"b`));
    return [name, short, csv ? 'c' : 'l', shown.slice(1, -1)];
  }
  if (!quoted && /^-?\d+$/.test(shown)) return [name, short, 'n', shown];
  if (/^\d+(s|m|h)([\dsmh]*)$/.test(shown)) return [name, short, 'd', shown];
  const needs = /flag needs an argument/.test(probe(path, `--${name}`));
  const bare = needs ? undefined : bareValues[name];
  return bare === undefined ? [name, short, 's', fallback] : [name, short, 's', fallback, bare];
}

/** The probe finds which flags may stand alone; what they mean then is in the words of their help. */
const bareValues = { 'dry-run': 'unchanged', cascade: 'background', validate: 'strict' };
