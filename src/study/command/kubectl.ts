import type { CommandSetting } from '../question.ts';
import { kubectlFlag } from './kubectl-flags.ts';
import { kubectlPlaces, usesNamespace } from './kubectl-places.ts';
import type { Meaning, MeaningPart } from './meaning.ts';
import { type Fault, parseFlags } from './parse-flags.ts';
import { toolData } from './tool-data.ts';

/** What a kubectl line means in a setting: its namespace, the objects, and what flags say beyond defaults. */
export function kubectlMeaning(words: readonly string[], setting: CommandSetting): Meaning | Fault {
  const parsed = parseFlags(words, toolData('kubectl'));
  if (!parsed.ok) return parsed;
  const { line } = parsed;
  const places = kubectlPlaces(line);
  const parts: MeaningPart[] = [
    { part: 'action', name: '', plain: line.path, raw: line.path },
    ...places.parts,
  ];
  if (usesNamespace(line, places.types)) parts.push(namespaceOf(line.flags, setting));
  for (const given of line.flags.values()) {
    const { name } = given.spec;
    if (name === 'namespace' && line.path !== 'config set-context') continue;
    if (name === 'all-namespaces') continue;
    const plain = kubectlFlag(given, line.path);
    if (plain !== undefined)
      parts.push({ part: 'flag', name: `--${newName(name, line.flags)}`, plain, raw: given.raw });
  }
  return parts;
}

/** The flag that took the place of a deprecated one and makes the same object; kubectl refuses both together. */
const newName = (name: string, given: ReadonlyMap<string, unknown>): string =>
  name === 'cpu-percent' && !given.has('cpu') ? 'cpu' : name;

function namespaceOf(
  flags: ReadonlyMap<string, { readonly values: readonly string[]; readonly raw: string }>,
  setting: CommandSetting,
): MeaningPart {
  const all = flags.get('all-namespaces');
  if (all !== undefined && all.values.at(-1) !== 'false')
    return { part: 'namespace', name: '', plain: '*', raw: all.raw };
  const named = flags.get('namespace');
  const plain = named?.values.at(-1) ?? setting.namespace ?? 'default';
  return { part: 'namespace', name: '', plain, raw: named?.raw ?? '' };
}
