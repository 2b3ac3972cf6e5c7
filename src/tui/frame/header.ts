import type { Span } from '../../text/line.ts';
import { glyphs } from '../glyphs.ts';
import { cellsOf, fitted, padded, say } from './spans.ts';
import type { Fact } from './view.ts';

const pathSpans = (path: readonly string[]): readonly Span[] =>
  path.flatMap((name, at) => {
    const last = at === path.length - 1;
    return last ? [say(name, 'strong')] : [say(`${name} ${glyphs.path} `, 'quiet')];
  });

const factSpans = (facts: readonly Fact[]): readonly Span[] =>
  facts.map((fact, at) => say(at === 0 ? fact.text : `  ${fact.text}`, 'quiet'));

/**
 * Path on the left, facts on the right, `width` cells. When it is narrow the ancestors go first, then the facts
 * that may be dropped, first to last; then the last name is cut.
 */
export function header(path: readonly string[], facts: readonly Fact[], width: number): readonly Span[] {
  let names = path;
  let kept = facts;
  const fits = () => {
    const right = cellsOf(factSpans(kept));
    return cellsOf(pathSpans(names)) + (right === 0 ? 0 : right + 2) <= width;
  };
  while (!fits() && names.length > 1) names = names.slice(1);
  while (!fits() && kept.some((fact) => !fact.keep)) {
    const drop = kept.findIndex((fact) => !fact.keep);
    kept = kept.filter((_, at) => at !== drop);
  }
  const right = factSpans(kept);
  const wide = cellsOf(right);
  if (wide === 0) return fitted(pathSpans(names), width);
  const left = Math.max(0, width - wide - 2);
  return [...padded(pathSpans(names), left), say(' '.repeat(width - left - wide)), ...right];
}
