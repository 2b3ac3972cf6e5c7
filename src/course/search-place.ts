import type { Block } from '../text/block.ts';
import { normalise } from '../text/normalise.ts';
import { sectionsOf } from './search-documents.ts';
import { blockWords, tokensOfQuery } from './search-words.ts';

/** Where a hit opens: the block of the text shown, and the sentence to show in the list. */
export type SearchPlace = { readonly block: number; readonly excerpt: string };

/**
 * The block of a section that holds most of what was looked for (`queries`: the query and its other names), in the
 * language of `blocks`; the section's first block when its words stand in the other language only.
 */
export function placeOf(blocks: readonly Block[], section: number, queries: readonly string[]): SearchPlace {
  const sections = sectionsOf(blocks);
  const start = sections.slice(0, section).flat().length;
  const scored = (sections[section] ?? []).map((block, index) => {
    const text = blockWords(block);
    const isHeading = block.kind === 'heading';
    return { at: start + index, text, isHeading, score: scoreOf(text, queries) - (isHeading ? 0.5 : 0) };
  });
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (best !== undefined && best.score > 0) return { block: best.at, excerpt: excerptOf(best.text, queries) };
  const body = blocks
    .slice(start)
    .find((block) => block.kind !== 'heading' && blockWords(block).trim() !== '');
  return { block: start, excerpt: body === undefined ? '' : excerptOf(blockWords(body), queries) };
}

/** A whole query found counts more than any number of its tokens. */
function scoreOf(text: string, queries: readonly string[]): number {
  const normal = normalise(text);
  return Math.max(
    0,
    ...queries.map((query) => {
      const tokens = tokensOfQuery(query);
      const held = tokens.filter((token) => normal.includes(token)).length;
      return held + (normal.includes(normalise(query)) ? tokens.length : 0);
    }),
  );
}

/** The sentence that holds most of the query. */
function excerptOf(text: string, queries: readonly string[]): string {
  const sentences = text
    .split(/(?<=。)|(?<=[.!?]) +(?=[A-Z])|\n/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim());
  const scores = sentences.map((sentence) => scoreOf(sentence, queries));
  return sentences[scores.indexOf(Math.max(...scores))] ?? '';
}
