import { awsMeaning } from '../../src/study/command/aws.ts';
import { kubectlPlaces } from '../../src/study/command/kubectl-places.ts';
import { type ParsedLine, parseFlags } from '../../src/study/command/parse-flags.ts';
import { resourceLines, toolData } from '../../src/study/command/tool-data.ts';
import aws from '../../src/study/data/aws.json' with { type: 'json' };
import eksctl from '../../src/study/data/eksctl.json' with { type: 'json' };
import helm from '../../src/study/data/helm.json' with { type: 'json' };
import kubectl from '../../src/study/data/kubectl.json' with { type: 'json' };
import type { CourseCommand } from './course-commands.ts';

/** Command paths that only hold others: a word behind them has to be one of those. */
const groupsIn = (commands: object): ReadonlySet<string> =>
  new Set(
    Object.keys(commands).flatMap((path) =>
      [...path.matchAll(/ /g)].map(({ index }) => path.slice(0, index)),
    ),
  );
const groups = {
  kubectl: groupsIn(kubectl.commands),
  helm: groupsIn(helm.commands),
  eksctl: groupsIn(eksctl.commands),
};

/** Why the tool's own data, read from the real tool, has no such line; undefined when it has. */
export function faultOf({ words, whole }: CourseCommand, kinds: ReadonlySet<string>): string | undefined {
  const [name = '', ...rest] = words;
  if (name === 'aws') return awsFault(rest, whole);
  const tool = name === 'k' ? 'kubectl' : (name as 'kubectl' | 'helm' | 'eksctl');
  const parsed = parseFlags(rest, toolData(tool));
  if (!parsed.ok)
    return parsed.fault === 'missing-value' && !whole ? undefined : `${parsed.fault} ${parsed.name ?? ''}`;
  const { line } = parsed;
  if (groups[tool].has(line.path) && line.places.length > 0)
    return `unknown-command ${line.path} ${line.places[0]}`;
  for (const { spec, values } of line.flags.values()) {
    const bad = values.find((value) => !fits(spec.kind, value));
    if (bad !== undefined) return `bad-value --${spec.name}=${bad}`;
  }
  return tool === 'kubectl' ? kubectlFault(line, kinds) : undefined;
}

const fits = (kind: string, value: string): boolean => {
  if (kind === 'b') return /^(?:true|false|t|f|1|0)$/i.test(value);
  if (kind === 'n') return /^-?\d+$/.test(value) || value.startsWith('value-of-');
  if (kind === 'd') return /^(?:0|-?(?:\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))+)$/.test(value);
  return true;
};

const formats =
  /^(?:json|yaml|kyaml|name|wide|(?:custom-columns|jsonpath|jsonpath-as-json|go-template|jsonpath-file|go-template-file|custom-columns-file)=.+)$/s;

function kubectlFault(line: ParsedLine, kinds: ReadonlySet<string>): string | undefined {
  const output = line.flags.get('output')?.values.at(-1);
  if (output !== undefined && !formats.test(output)) return `bad-value --output=${output}`;
  const types =
    line.path === 'explain' ? [(line.places[0] ?? '').split('.')[0] ?? ''] : kubectlPlaces(line).types;
  // kubectl reads `pvc/a pv/b` and `pvc,pv a`, not a mixture of both.
  const mixed = /^(?:get|describe|delete)$/.test(line.path)
    ? line.places.find(
        (place) =>
          place.includes('/') && (place.includes(',') || line.places.some((other) => !other.includes('/'))),
      )
    : undefined;
  if (mixed !== undefined) return `bad-name ${mixed}`;
  const strange = types.find((type) => type !== '' && !kinds.has(type.toLowerCase()));
  return strange === undefined ? undefined : `unknown-resource ${strange}`;
}

const awsPaths = Object.keys(aws.commands);

/** The data holds a part of the services, and of EC2 a part of the operations: the rest is for the real CLI alone. */
function awsFault(words: readonly string[], whole: boolean): string | undefined {
  const [service = '', operation] = words;
  if (!awsPaths.some((path) => path.split(' ')[0] === service)) return undefined;
  if (service === 'ec2' && !awsPaths.includes(`ec2 ${operation}`)) return undefined;
  const meaning = awsMeaning(words);
  if (!('fault' in meaning)) return undefined;
  return meaning.fault === 'missing-value' && !whole ? undefined : `${meaning.fault} ${meaning.name ?? ''}`;
}

/** Names by which kubectl knows a resource type: its own, and those of the definitions given. */
export function resourceNames(definitions: readonly Definition[]): ReadonlySet<string> {
  const names = new Set(['all', '*']);
  const add = (group: string, ...each: readonly string[]) => {
    for (const name of each.filter((one) => one !== '').map((one) => one.toLowerCase())) {
      names.add(name);
      if (group !== '') names.add(`${name}.${group}`);
    }
  };
  for (const line of resourceLines()) {
    const [plural = '', shorts = '', group = '', kind = ''] = line.split(' ');
    add(group, plural, kind, ...shorts.split(','));
  }
  for (const { spec } of definitions) {
    const { plural, singular = '', kind, shortNames = [] } = spec.names;
    add(spec.group, plural, singular, kind, ...shortNames);
  }
  return names;
}

export type Definition = {
  readonly spec: {
    readonly group: string;
    readonly names: {
      readonly plural: string;
      readonly kind: string;
      readonly singular?: string;
      readonly shortNames?: readonly string[];
    };
  };
};
