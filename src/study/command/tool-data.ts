import aws from '../data/aws.json' with { type: 'json' };
import eksctl from '../data/eksctl.json' with { type: 'json' };
import helm from '../data/helm.json' with { type: 'json' };
import kubectl from '../data/kubectl.json' with { type: 'json' };

/** `b` yes or no, `n` number, `d` duration, `s` text, `l` texts, `c` texts that commas part, `m` structure. */
export type FlagKind = 'b' | 'n' | 'd' | 's' | 'l' | 'c' | 'm';

export type FlagSpec = {
  readonly name: string;
  readonly short: string;
  readonly kind: FlagKind;
  /** What holds when the flag is not there. */
  readonly fallback: string;
  /** What the flag alone means, where it may stand without a value. */
  readonly bare?: string;
};

/** The flags a command takes, by long name and by short one. */
export type Flags = {
  readonly long: ReadonlyMap<string, FlagSpec>;
  readonly short: ReadonlyMap<string, FlagSpec>;
};

/** A tool whose commands form a tree, with what each of them takes. Made by scripts/command-data.mjs. */
export type ToolData = {
  /** The full name of a command path, other names resolved; undefined when there is none. */
  resolve(path: readonly string[]): string | undefined;
  flagsOf(path: string): Flags;
};

type CobraFile = {
  readonly globals: string;
  readonly commands: Readonly<Record<string, readonly string[]>>;
};

const tools = new Map<string, ToolData>();

/** kubectl, helm or eksctl as its data file describes it; read when first asked for. */
export function toolData(tool: 'kubectl' | 'helm' | 'eksctl'): ToolData {
  const known = tools.get(tool);
  if (known !== undefined) return known;
  const data = fromCobra({ kubectl, helm, eksctl }[tool]);
  tools.set(tool, data);
  return data;
}

/** Resource lines of kubectl: plural, short names, group, kind, and 1 when it lives in namespaces. */
export const resourceLines = (): readonly string[] => kubectl.resources;

/** Arguments of an aws command as `name:kind` words, the number of places first where it has any. */
export const awsArguments = (path: string): string | undefined =>
  Object.hasOwn(aws.commands, path) ? (aws.commands as Record<string, string>)[path] : undefined;

export const awsGlobals = (): string => aws.globals;

function fromCobra({ globals, commands }: CobraFile): ToolData {
  const common = flagLines(globals);
  const names = new Map<string, string>();
  for (const [path, [also = '']] of Object.entries(commands)) {
    const full = path.replace(/^misc /, '');
    names.set(full, full);
    const parent = full.split(' ').slice(0, -1);
    for (const other of also.split(' ').filter((name) => name !== ''))
      names.set([...parent, other].join(' '), full);
  }
  const parents = new Set([...names.keys()].flatMap((path) => prefixesOf(path)));
  return {
    resolve(path) {
      const full = path.join(' ');
      return names.get(full) ?? (parents.has(full) ? full : undefined);
    },
    flagsOf(path) {
      const own = flagLines(commands[path]?.[1] ?? commands[`misc ${path}`]?.[1] ?? '');
      const all = [...common, ...own];
      return {
        long: new Map(all.map((flag) => [flag.name, flag])),
        short: new Map(
          all
            .filter(({ short }) => short !== '')
            .reverse()
            .map((flag) => [flag.short, flag]),
        ),
      };
    },
  };
}

const prefixesOf = (path: string): readonly string[] => {
  const words = path.split(' ');
  return words.slice(1).map((_, at) => words.slice(0, at + 1).join(' '));
};

const flagLines = (lines: string): readonly FlagSpec[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', short = '', kind = 's', fallback = '', bare] = line.split(',');
      return { name, short, kind: kind as FlagKind, fallback, ...(bare !== undefined && { bare }) };
    });
