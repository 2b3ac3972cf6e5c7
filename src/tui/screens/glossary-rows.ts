import type { GlossaryTerm } from '../../course/course.ts';
import type { Language } from '../../i18n/language.ts';
import { normalise } from '../../text/normalise.ts';
import type { ListItem } from '../components/list.ts';
import type { Room } from '../frame/room.ts';
import { line, padded, paddedLeft, say } from '../frame/spans.ts';
import type { Env } from '../screen.ts';

type Terms = ReadonlyMap<string, GlossaryTerm>;

let kept: { readonly of: readonly unknown[]; readonly terms: readonly GlossaryTerm[] } | undefined;

/** Terms whose name in either language, or another spelling, has the words; in the order of the language. */
export function glossaryTerms(env: Env, words: string): readonly GlossaryTerm[] {
  const { glossary } = env.services.course;
  const of = [glossary, env.language, words];
  if (kept?.of.every((each, at) => each === of[at])) return kept.terms;
  const terms = sorted(glossary, env.language).filter((term) => hasName(term, normalise(words)));
  kept = { of, terms };
  return terms;
}

function sorted(glossary: Terms, language: Language): readonly GlossaryTerm[] {
  const { compare } = new Intl.Collator(language);
  return [...glossary.values()].toSorted((one, other) => compare(one.term[language], other.term[language]));
}

const hasName = ({ id, term, also }: GlossaryTerm, wanted: string): boolean =>
  wanted === '' || [id, term.ja, term.en, ...also].some((name) => normalise(name).includes(wanted));

const numberWidth = 8;

/** A term as a row: its name, its name in the other language where there is room, the number of its lesson. */
export function drawTermRow(term: GlossaryTerm, pointed: boolean, room: Room, env: Env): ListItem {
  const { language, services } = env;
  const number = services.course.card(term.lesson)?.number ?? '';
  const names = room.measure - numberWidth;
  const name = say(term.term[language], pointed ? 'strong' : 'text');
  const other = term.term[language === 'ja' ? 'en' : 'ja'];
  const wide = room.measure >= 52;
  const first = wide ? Math.floor(names / 2) : names;
  const spans = [
    ...padded([name], first - 2),
    say('  '),
    ...(wide ? padded([say(other === term.term[language] ? '' : other, 'quiet')], names - first) : []),
    ...paddedLeft([say(number, 'quiet')], numberWidth),
  ];
  return { lines: [line(spans)] };
}
