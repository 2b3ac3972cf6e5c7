import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import { normalise } from '../text/normalise.ts';
import type { GlossaryTerm } from './course.ts';
import { documentsOf, type Searchable, type SearchDocument, type SearchKind } from './search-documents.ts';
import { isJapaneseToken, tokensOfQuery, tokensOfText } from './search-words.ts';

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

/** The index as JSON can hold it; made at build time. */
export type SearchFile = {
  readonly format: 1;
  readonly index: unknown;
  /** Names of each glossary term. */
  readonly names: readonly (readonly string[])[];
};

type Stored = {
  readonly number: number;
  readonly kind: SearchKind;
  readonly id: string;
  readonly section: number;
};

const options: Options<SearchDocument & { readonly number: number }> = {
  idField: 'number',
  fields: ['title', 'heading', 'text'],
  storeFields: ['kind', 'id', 'section'],
  tokenize: tokensOfText,
  processTerm: (term) => term,
};

/** Builds the index over all that can be found. */
export function buildSearch(searchable: Searchable): SearchFile {
  const index = new MiniSearch(options);
  index.addAll(documentsOf(searchable).map((document, number) => ({ ...document, number })));
  return { format: 1, index: index.toJSON(), names: searchable.terms.map(namesOf) };
}

const namesOf = (term: GlossaryTerm): readonly string[] => [term.term.ja, term.term.en, ...term.also];

export type Search = (query: string) => SearchAnswer;

/** Finds in an index made by `buildSearch`: every word must be there, the last one may be unfinished. */
export function openSearch(file: SearchFile): Search {
  const index = MiniSearch.loadJS<SearchDocument & { readonly number: number }>(file.index as never, options);
  const names = file.names.map((all) => all.map((name) => ({ name, key: normalise(name) })));
  return (query) => {
    const tokens = tokensOfQuery(query);
    if (tokens.length === 0) return { hits: [], also: [] };
    const also = otherNames(names, normalise(query));
    const found = [query, ...also].flatMap((text) => find(index, text));
    const hits = bestOf(found);
    if (hits.length > 0) return { hits, also };
    const suggestion = nearest(index, tokens);
    return suggestion === undefined ? { hits, also } : { hits, also, suggestion };
  };
}

/** Names of the terms that the query names, without the query itself. */
function otherNames(
  names: readonly (readonly { readonly name: string; readonly key: string }[])[],
  wanted: string,
): readonly string[] {
  const named = names.filter((all) => all.some(({ key }) => key === wanted)).flat();
  const byKey = new Map(named.filter(({ key }) => key !== wanted).map(({ key, name }) => [key, name]));
  return [...byKey.values()];
}

const find = (index: MiniSearch, query: string): readonly SearchResult[] =>
  index.search(query, {
    tokenize: tokensOfQuery,
    combineWith: 'AND',
    boost: { title: 6, heading: 3 },
    prefix: (token, at, all) => (isJapaneseToken(token) ? token.length === 1 : at === all.length - 1),
  });

function bestOf(found: readonly SearchResult[]): readonly SearchHit[] {
  const best = new Map<string, SearchHit>();
  for (const result of found) {
    const { kind, id, section } = result as unknown as Stored;
    const known = best.get(`${kind} ${id}`);
    if (known === undefined || known.score < result.score)
      best.set(`${kind} ${id}`, { kind, id, section, score: result.score });
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score);
}

/** The query with each unknown word replaced by the word of the course that looks most like it. */
function nearest(index: MiniSearch, tokens: readonly string[]): string | undefined {
  if (tokens.some(isJapaneseToken)) return undefined;
  const likely = tokens.map((token) => {
    const results = index.search(token, { tokenize: tokensOfQuery, fuzzy: 0.34, prefix: false }).slice(0, 50);
    return results
      .flatMap((result) => result.terms)
      .toSorted((a, b) => likeness(b, token) - likeness(a, token))[0];
  });
  const known = likely.flatMap((word) => word ?? []);
  return known.length === tokens.length ? known.join(' ') : undefined;
}

/** Letters both begin with, less the difference in length. */
function likeness(word: string, token: string): number {
  let same = 0;
  while (same < token.length && word[same] === token[same]) same++;
  return same - Math.abs(word.length - token.length);
}
