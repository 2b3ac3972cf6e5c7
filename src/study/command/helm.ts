import type { CommandSetting } from '../question.ts';
import type { Meaning, MeaningPart } from './meaning.ts';
import { type Fault, type Given, parseFlags } from './parse-flags.ts';
import { toolData } from './tool-data.ts';
import { commaParts, inOrder, list, plainValue, saysDefault } from './values.ts';

const withoutNamespace =
  /^(repo|search|show|pull|push|create|package|lint|dependency|version|env|plugin|registry|completion|verify)\b/;

/** What a helm line means in a setting. */
export function helmMeaning(words: readonly string[], setting: CommandSetting): Meaning | Fault {
  const parsed = parseFlags(words, toolData('helm'));
  if (!parsed.ok) return parsed;
  const { path, flags, places } = parsed.line;
  const parts: MeaningPart[] = [{ part: 'action', name: '', plain: path, raw: path }];
  for (const [at, place] of places.entries())
    parts.push({ part: 'argument', name: String(at + 1), plain: place.replace(/(.)\/$/, '$1'), raw: place });
  const everywhere = flags.get('all-namespaces');
  if (!withoutNamespace.test(path)) {
    const named = flags.get('namespace');
    const plain = everywhere === undefined ? (named?.values.at(-1) ?? setting.namespace ?? 'default') : '*';
    parts.push({ part: 'namespace', name: '', plain, raw: everywhere?.raw ?? named?.raw ?? '' });
  }
  for (const given of flags.values()) {
    const { name } = given.spec;
    if (name === 'namespace' || name === 'all-namespaces') continue;
    const plain = helmValue(given);
    if (!saysDefault(given.spec, plain))
      parts.push({ part: 'flag', name: `--${name}`, plain, raw: given.raw });
  }
  return parts;
}

/** Later values of one key win; files are read in order. */
function helmValue(given: Given): string {
  const { spec, values } = given;
  if (spec.name === 'values') return inOrder(values.flatMap(commaParts));
  if (!/^set(-string)?$/.test(spec.name)) return plainValue(given);
  const settings = new Map(values.flatMap(commaParts).map((part) => [part.replace(/=.*$/s, ''), part]));
  return list([...settings.values()]);
}
