import { nearest } from '../text/nearest.ts';

/** The tokens with each replaced by the word of the text that looks most like it; undefined when one has none. */
export function nearestWords(tokens: readonly string[], text: string): string | undefined {
  const known = new Set(text.match(/[a-z][a-z0-9]+/g) ?? []);
  const likely = tokens.flatMap(
    (token) =>
      nearest(
        token,
        // A slip seldom meets the first letter, and comparing with every word of the course takes long.
        [...known].filter((word) => word[0] === token[0] && Math.abs(word.length - token.length) <= 3),
      ) ?? [],
  );
  return likely.length === tokens.length ? likely.join(' ') : undefined;
}
