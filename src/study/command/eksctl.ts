import type { Meaning, MeaningPart } from './meaning.ts';
import { type Fault, parseFlags } from './parse-flags.ts';
import { toolData } from './tool-data.ts';
import { plainValue, saysDefault } from './values.ts';

/** What an eksctl line means. A single place is the name, as eksctl takes it. */
export function eksctlMeaning(words: readonly string[]): Meaning | Fault {
  const parsed = parseFlags(words, toolData('eksctl'));
  if (!parsed.ok) return parsed;
  const { path, flags, places } = parsed.line;
  const parts: MeaningPart[] = [{ part: 'action', name: '', plain: path, raw: path }];
  const [name, ...more] = places;
  if (name !== undefined) parts.push({ part: 'flag', name: '--name', plain: name, raw: name });
  for (const [at, place] of more.entries())
    parts.push({ part: 'argument', name: String(at + 2), plain: place, raw: place });
  for (const given of flags.values()) {
    const plain = plainValue(given);
    if (!saysDefault(given.spec, plain))
      parts.push({ part: 'flag', name: `--${given.spec.name}`, plain, raw: given.raw });
  }
  return parts;
}
