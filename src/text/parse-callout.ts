import type { Block, CalloutKind, Inline } from './block.ts';
import type { MistakeList } from './mistake.ts';

type Callout = Extract<Block, { kind: 'callout' }>;

const kinds: Readonly<Record<string, CalloutKind>> = {
  NOTE: 'note',
  TIP: 'tip',
  WARNING: 'warning',
  CORRECTION: 'correction',
};
const head = /^\[!([A-Za-z]*)\][ \t]*([^\n]*)(?:\n|$)/;
const correctionHead =
  /^((?:S\d|N)-\d{3}(?: *, *(?:S\d|N)-\d{3})*) +since +(always|\d{4}(?:-\d{2}(?:-\d{2})?)?)$/;

/** A quote's text as a callout, or undefined when it does not begin `[!…]`. `parse` reads what follows the head. */
export function parseCallout(
  text: string,
  mistakes: MistakeList,
  parse: (text: string) => readonly Block[],
): Callout | undefined {
  const found = head.exec(text);
  if (!found) return undefined;
  const [line, name = '', rest = ''] = found;
  const callout = kinds[name];
  if (callout === undefined || (callout !== 'correction' && rest.trim() !== '')) {
    mistakes.add('unknown-callout', line, line.trim());
    return { kind: 'callout', callout: 'note', blocks: parse(text.slice(line.length)) };
  }
  const body = text.slice(line.length);
  const { title, length } = titleOf(body, parse);
  const blocks = parse(body.slice(length));
  if (blocks.length === 0 && title === undefined) mistakes.add('empty-callout', line, `[!${name}]`);
  const box: Callout =
    title === undefined ? { kind: 'callout', callout, blocks } : { kind: 'callout', callout, title, blocks };
  return callout === 'correction' ? correctionOf(box, line.trim(), rest.trim(), mistakes) : box;
}

function correctionOf(box: Callout, line: string, rest: string, mistakes: MistakeList): Callout {
  const found = correctionHead.exec(rest);
  if (!found) mistakes.add('correction-head', line, line);
  if (box.title === undefined) mistakes.add('correction-without-title', line);
  if (!box.blocks.some(hasSource)) mistakes.add('correction-without-source', line);
  const [, errata = '', since = ''] = found ?? [];
  return found ? { ...box, errata: errata.split(/ *, */), since } : box;
}

const hasSource = (block: Block): boolean => JSON.stringify(block).includes('"kind":"source"');

/** A first line that is bold from end to end is the title. */
function titleOf(
  body: string,
  parse: (text: string) => readonly Block[],
): { readonly title?: readonly Inline[]; readonly length: number } {
  const line = /^\*\*[^\n]*\*\*[ \t]*(?:\n|$)/.exec(body)?.[0];
  if (line === undefined) return { length: 0 };
  const [only] = parse(line);
  const [bold, ...more] = only?.kind === 'paragraph' ? only.text : [];
  if (bold?.kind !== 'strong' || more.length > 0) return { length: 0 };
  return { title: bold.children, length: line.length };
}
