import { lessonWords, sinceWords } from '../i18n/texts/lesson-text.ts';
import type { Block, Inline } from './block.ts';
import { markOf } from './glyph.ts';
import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { runsOf } from './runs.ts';
import { own } from './safe.ts';
import { sanitiseLine } from './sanitise.ts';
import { blanks, spansWidth } from './spans.ts';
import { wrap } from './wrap.ts';

type Callout = Extract<Block, { kind: 'callout' }>;

/** A callout beside its bar: label and title first, a correction's date at the right edge, then the text. */
export function layOutCallout(callout: Callout, page: Page): readonly Row[] {
  const inner: Page = { ...page, barred: true };
  const label: Span = { text: own(lessonWords[callout.callout][page.language]), role: 'wait' };
  const blocks = callout.callout === 'correction' ? withSourceWord(callout.blocks, page) : callout.blocks;
  const rows = callout.title
    ? [...headRows(label, callout, callout.title, page), ...page.layBlocks(blocks, inner)]
    : untitled(label, blocks, inner);
  const bar = markOf('▐', 'wait', page.glyphs);
  const sign = markOf('!', 'wait', page.glyphs);
  const isUrgent = callout.callout === 'warning' || callout.callout === 'correction';
  return rows.map(
    (row, index): Row => (index === 0 && isUrgent ? { ...row, sign, mark: bar } : { ...row, mark: bar }),
  );
}

function headRows(label: Span, callout: Callout, title: readonly Inline[], page: Page): readonly Row[] {
  const since = callout.since === undefined ? '' : sinceWords(callout.since)[page.language];
  const runs = [label, blanks(2), ...runsOf(title, page, 'strong')];
  if (page.plain && since !== '') {
    const words = page.language === 'ja' ? `（${since}）` : ` (${since})`;
    return wrap([...runs, { text: sanitiseLine(words), role: 'quiet' }], page).map((spans) => ({ spans }));
  }
  const lines = wrap(runs, page);
  if (since === '') return lines.map((spans) => ({ spans }));
  return atRightEdge(lines, { text: sanitiseLine(since), role: 'quiet' }, page);
}

/** The date ends the last line of the title, or stands on one of its own when there is no room. */
function atRightEdge(lines: readonly (readonly Span[])[], date: Span, page: Page): readonly Row[] {
  const last = lines.at(-1) ?? [];
  const dateCells = spansWidth([date], page.ambiguous);
  const room = page.width - spansWidth(last, page.ambiguous) - dateCells;
  if (room >= 2) return [...lines.slice(0, -1), [...last, blanks(room), date]].map((spans) => ({ spans }));
  return [...lines, [blanks(Math.max(0, page.width - dateCells)), date]].map((spans) => ({ spans }));
}

/** Without a title the text begins on the line of the label. */
function untitled(label: Span, blocks: readonly Block[], page: Page): readonly Row[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return [{ spans: [label] }, ...page.layBlocks(blocks, page)];
  const lines = wrap([label, blanks(2), ...runsOf(first.text, page)], page).map((spans): Row => ({ spans }));
  return rest.length === 0
    ? lines
    : [...lines, ...(rest[0]?.kind === 'list' ? [] : [{ spans: [] }]), ...page.layBlocks(rest, page)];
}

/** 「出典 [2]」: the sources that end a correction are named as such. */
function withSourceWord(blocks: readonly Block[], page: Page): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    const lastText = block.text.findLastIndex((inline) => inline.kind !== 'source');
    const before = block.text[lastText];
    if (lastText === block.text.length - 1 || before?.kind !== 'text') return block;
    const word = lessonWords.source[page.language];
    if (before.text.trimEnd().endsWith(word)) return block;
    const ended = before.text.trimEnd();
    const named: Inline = { kind: 'text', text: `${ended}${/[。、」）]$/.test(ended) ? '' : ' '}${word} ` };
    return { ...block, text: [...block.text.slice(0, lastText), named, ...block.text.slice(lastText + 1)] };
  });
}
