import { normalise } from '../text/normalise.ts';
import type { GlossaryTerm } from './course.ts';
import type { SearchDocument, SearchKind } from './search-documents.ts';
import { nearestWords } from './search-nearest.ts';
import { SearchTextMaker } from './search-text.ts';
import { type Corpus, corpusOf, phraseIn, searchFields, weigh } from './search-weigh.ts';
import { isJapaneseToken, tokensOfQuery } from './search-words.ts';

export type SearchHit = {
  readonly kind: SearchKind;
  readonly id: string;
  /** Lessons: the section that fits best, 0 for what stands before the first heading. */
  readonly section: number;
  /** Higher fits better; comparable within one search. */
  readonly score: number;
};

export type SearchAnswer = {
  /** Best first; a lesson stands once. */
  readonly hits: readonly SearchHit[];
  /** Other names that were looked for as well, from the glossary. */
  readonly also: readonly string[];
  /** Without a hit: the nearest word of the course. */
  readonly suggestion?: string;
};

export type Search = (query: string) => SearchAnswer;

/** A document without its words. */
type Found = Pick<SearchDocument, 'kind' | 'id' | 'section'>;
type Names = readonly { readonly name: string; readonly key: string }[];

/**
 * Takes in all that can be found, then finds in it: every word must be there, the last one may be unfinished. `breathe` is
 * waited for between the parts, so that keys pressed meanwhile are heard.
 */
export async function openSearch(
  parts: Iterable<readonly SearchDocument[]>,
  terms: Iterable<GlossaryTerm>,
  breathe: () => Promise<void>,
): Promise<Search> {
  const found: Found[] = [];
  const maker = new SearchTextMaker();
  for (const part of parts) {
    for (const document of part) {
      for (const field of searchFields) maker.add(document[field]);
      found.push({ kind: document.kind, id: document.id, section: document.section });
    }
    await breathe();
  }
  const names = [...terms].map((term) => namesOf(term).map((name) => ({ name, key: normalise(name) })));
  return searchIn(corpusOf(maker.made()), found, names);
}

function searchIn(corpus: Corpus, found: readonly Found[], names: readonly Names[]): Search {
  return (query) => {
    const tokens = tokensOfQuery(query);
    if (tokens.length === 0) return { hits: [], also: [] };
    const also = otherNames(names, normalise(query));
    const hits = bestOf(
      found,
      [query, ...also].map((text) => scoresOf(corpus, text)),
    );
    if (hits.length > 0) return { hits, also };
    const suggestion = tokens.some(isJapaneseToken) ? undefined : nearestWords(tokens, corpus.text);
    return suggestion === undefined ? { hits, also } : { hits, also, suggestion };
  };
}

const namesOf = (term: GlossaryTerm): readonly string[] => [term.term.ja, term.term.en, ...term.also];

/** Names of the terms that the query names, without the query itself. */
function otherNames(terms: readonly Names[], wanted: string): readonly string[] {
  const named = terms.filter((names) => names.some(({ key }) => key === wanted)).flat();
  const byKey = new Map(named.filter(({ key }) => key !== wanted).map(({ key, name }) => [key, name]));
  return [...byKey.values()];
}

/** How much more a text counts that has the words as they were typed, side by side. */
const sideBySide = 1.5;

/** A score a document, 0 where a word of the query is missing. */
function scoresOf(corpus: Corpus, query: string): Float64Array {
  const tokens = tokensOfQuery(query);
  const weights = tokens.map((token, index) => weigh(corpus, token, index === tokens.length - 1));
  const scores = new Float64Array(corpus.documents);
  const phrased = tokens.length > 1 ? phraseIn(corpus, normalise(query)) : undefined;
  for (let document = 0; document < corpus.documents; document++) {
    let sum = 0;
    for (const weight of weights) {
      const part = weight[document] ?? 0;
      sum = part === 0 ? Number.NEGATIVE_INFINITY : sum + part;
    }
    if (sum > 0) scores[document] = sum * (phrased?.has(document) ? sideBySide : 1);
  }
  return scores;
}

function bestOf(documents: readonly Found[], all: readonly Float64Array[]): readonly SearchHit[] {
  const best = new Map<string, SearchHit>();
  documents.forEach(({ kind, id, section }, index) => {
    const score = Math.max(...all.map((scores) => scores[index] ?? 0));
    if (score === 0) return;
    const known = best.get(`${kind} ${id}`);
    if (known === undefined || known.score < score) best.set(`${kind} ${id}`, { kind, id, section, score });
  });
  return [...best.values()].toSorted((a, b) => b.score - a.score);
}
