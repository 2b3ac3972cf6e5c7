import { type SearchText, standsAlone } from './search-text.ts';
import { isJapaneseToken } from './search-words.ts';

/** The fields of a document, in the order they are taken in. */
export const searchFields = ['title', 'heading', 'text'] as const;
const boosts = [6, 3, 1] as const;

/** All documents as one text, field after field. */
export type Corpus = SearchText & {
  readonly documents: number;
  /** Mean length of each field, of the documents that have it. */
  readonly means: readonly number[];
};

export function corpusOf(made: SearchText): Corpus {
  const documents = (made.starts.length - 1) / searchFields.length;
  const means = searchFields.map((_, kind) => {
    const lengths = Array.from({ length: documents }, (_, at) =>
      lengthOf(made, at * searchFields.length + kind),
    );
    return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.filter(Boolean).length);
  });
  return { ...made, documents, means };
}

/** Without the line feed at its end. */
const lengthOf = ({ starts }: SearchText, field: number): number =>
  (starts[field + 1] ?? 0) - (starts[field] ?? 0) - 1;

/** An unfinished word counts less than a whole one. */
const unfinishedWeight = 0.4;

/** How well each document fits one token (BM25, a weight a field), 0 where it does not stand. */
export function weigh(corpus: Corpus, token: string, mayGoOn: boolean): Float64Array {
  const often = frequencies(corpus, token, mayGoOn);
  const scores = new Float64Array(corpus.documents);
  let having = 0;
  for (let field = 0; field < often.length; field++) {
    const count = often[field] ?? 0;
    if (count === 0) continue;
    const document = Math.trunc(field / searchFields.length);
    if (scores[document] === 0) having++;
    const kind = field % searchFields.length;
    const share = lengthOf(corpus, field) / (corpus.means[kind] ?? 1);
    scores[document] = (scores[document] ?? 0) + (boosts[kind] ?? 1) * saturated(count, share);
  }
  const rarity = Math.log(1 + (corpus.documents - having + 0.5) / (having + 0.5));
  return scores.map((score) => score * rarity);
}

/** BM25+ with its usual constants: many mentions add ever less, and less in a long text. */
const saturated = (count: number, share: number): number =>
  0.5 + (count * 2.2) / (count + 1.2 * (0.3 + 0.7 * share));

/** How often a token stands in each field. */
function frequencies(corpus: Corpus, token: string, mayGoOn: boolean): Float64Array {
  const { text, starts, words } = corpus;
  const often = new Float64Array(starts.length - 1);
  const anywhere = isJapaneseToken(token);
  let field = 0;
  for (let at = text.indexOf(token); at !== -1; at = text.indexOf(token, at + token.length)) {
    const weight = anywhere ? 1 : wordWeight(at);
    if (weight === 0) continue;
    while ((starts[field + 1] ?? 0) <= at) field++;
    often[field] = (often[field] ?? 0) + weight;
  }
  return often;

  function wordWeight(at: number): number {
    if (words[at] !== 1) return 0;
    const end = at + token.length;
    if (words[end] === 1 || standsAlone(text.charCodeAt(end))) return 1;
    return mayGoOn ? unfinishedWeight : 0;
  }
}

/** Documents that have a normalised text as it stands. */
export function phraseIn({ text, starts }: Corpus, phrase: string): ReadonlySet<number> {
  const found = new Set<number>();
  let field = 0;
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    while ((starts[field + 1] ?? 0) <= at) field++;
    found.add(Math.trunc(field / searchFields.length));
  }
  return found;
}
