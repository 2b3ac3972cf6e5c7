import type { Span } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { glyphs } from '../glyphs.ts';
import { fitted, say, spanOf } from './spans.ts';
import type { Cut, RuleWords } from './view.ts';

const stitches = (count: number): Span => say(glyphs.rule.repeat(Math.max(0, count)), 'rule');

/** The stitched rule over `width` cells, with words cut into it; what does not fitted is left out, right to left. */
export function rule(width: number, words: RuleWords = {}): readonly Span[] {
  const cuts: Cut[] = [...(words.cuts ?? [])];
  const tail = words.tail ?? 2;
  if (words.right !== undefined)
    cuts.push({ at: width - tail - widthOf(words.right) - 2, text: words.right });
  const spans: Span[] = [];
  let at = 0;
  if (words.left !== undefined) {
    const room = width - 6 - (words.right === undefined ? 0 : widthOf(words.right) + 5);
    const cut = fitted([say(words.left)], Math.max(4, room));
    const text = cut
      .map((span) => span.text)
      .join('')
      .trimEnd();
    spans.push(stitches(2), say(' '), say(text, 'strong'), say(' '));
    at = 4 + widthOf(text);
  }
  for (const cut of cuts.toSorted((a, b) => a.at - b.at)) {
    if (cut.at < at || cut.at + widthOf(cut.text) + 2 > width) continue;
    spans.push(stitches(cut.at - at), say(' '), say(cut.text, 'quiet'), say(' '));
    at = cut.at + widthOf(cut.text) + 2;
  }
  return [...spans, stitches(width - at)];
}

/** A rule inside the body: the head of what follows it. */
export const ruleLine = (width: number, words: RuleWords = {}) => ({ spans: rule(width, words), block: -1 });

/** One run of stitches a column, two blanks between: under the head of a table. */
export const columnRule = (widths: readonly number[], gap = 2): readonly Span[] =>
  widths.flatMap((width, at) =>
    at === 0 ? [stitches(width)] : [spanOf(say(' '.repeat(gap)).text), stitches(width)],
  );
