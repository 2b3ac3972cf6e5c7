import type { Tokens } from 'marked';
import type { Inline } from './block.ts';
import type { MistakeList } from './mistake.ts';

const id = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** https, a plain host (no user part, no look-alike letters), and ASCII after it. */
const address = /^https:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?$/;
const entity = /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/i;
const stray = /\*\*|\[\[|\]\]|\[\^|\{\{|\}\}|__|~~|`/;

/** Inline tokens as `Inline`s; what the dialect does not know goes to `mistakes`. */
export function parseInline(
  tokens: readonly Tokens.Generic[] | undefined,
  mistakes: MistakeList,
): readonly Inline[] {
  return joinSoftBreaks((tokens ?? []).flatMap((token) => inlineOf(token, mistakes)));
}

function inlineOf(token: Tokens.Generic, mistakes: MistakeList): readonly Inline[] {
  const children = () => (token.tokens ?? []).flatMap((child) => inlineOf(child, mistakes));
  switch (token.type) {
    case 'text':
    case 'escape':
      return textOf(token, mistakes);
    case 'strong':
      return [{ kind: 'strong', children: children() }];
    case 'em':
      return [{ kind: 'emphasis', children: children() }];
    case 'codespan':
      return [{ kind: 'code', text: String(token.text) }];
    case 'br':
      return [{ kind: 'break' }];
    case 'link':
      return linkOf(token, children(), mistakes);
    case 'source':
    case 'term':
    case 'dated':
      return referenceOf(token, mistakes);
    default:
      return unknown(token, mistakes);
  }
}

function textOf(token: Tokens.Generic, mistakes: MistakeList): readonly Inline[] {
  if (token.tokens) return token.tokens.flatMap((child) => inlineOf(child, mistakes));
  const text = String(token.text);
  const named = entity.exec(text);
  if (named) mistakes.add('html', named[0], named[0]);
  const loose = token.type === 'text' ? stray.exec(text) : null;
  if (loose) mistakes.add('stray-marks', text.slice(loose.index), loose[0]);
  return [{ kind: 'text', text }];
}

function linkOf(
  token: Tokens.Generic,
  children: readonly Inline[],
  mistakes: MistakeList,
): readonly Inline[] {
  const href = String(token.href);
  if (address.test(href)) return [{ kind: 'link', href, children }];
  mistakes.add('link-not-https', token.raw, href);
  return children;
}

function referenceOf(token: Tokens.Generic, mistakes: MistakeList): readonly Inline[] {
  const [name = '', ...rest] = String(token.text).split('|');
  const trimmed = name.trim().replace(/\\$/, '');
  if (!id.test(trimmed)) {
    mistakes.add('bad-id', token.raw, token.raw);
    return [];
  }
  if (token.type !== 'term') return [{ kind: token.type === 'source' ? 'source' : 'dated', id: trimmed }];
  const shown = rest.join('|').trim();
  return [shown === '' ? { kind: 'term', id: trimmed } : { kind: 'term', id: trimmed, text: shown }];
}

function unknown(token: Tokens.Generic, mistakes: MistakeList): readonly Inline[] {
  if (token.type === 'html') mistakes.add('html', token.raw, token.raw.trim());
  else if (token.type === 'image') mistakes.add('image', token.raw, String(token.text));
  else if (token.type === 'del') mistakes.add('struck-out', token.raw, String(token.text));
  else if (token.type !== 'checkbox') mistakes.add('stray-marks', token.raw, token.raw);
  return [];
}

/** A line end of the source is a blank between Latin words and nothing inside Japanese. */
function joinSoftBreaks(inlines: readonly Inline[]): readonly Inline[] {
  const flat = inlines.map(plainOf).join('');
  let at = 0;
  const walk = (list: readonly Inline[]): readonly Inline[] =>
    list.map((inline) => {
      if (inline.kind === 'text') {
        const from = at;
        at += inline.text.length;
        return {
          ...inline,
          text: inline.text.replace(/ *\n */g, (end, i: number) => join(flat, from + i, end.length)),
        };
      }
      if ('children' in inline) return { ...inline, children: walk(inline.children) };
      at += plainOf(inline).length;
      return inline;
    });
  return walk(inlines);
}

const join = (flat: string, at: number, length: number): string => {
  const before = flat[at - 1] ?? ' ';
  const after = flat[at + length] ?? ' ';
  if (isFullStop(before) || isFullStop(after)) return '';
  return isWide(before) && isWide(after) ? '' : ' ';
};
const isWide = (char: string): boolean => char >= '\u2e80';
const isFullStop = (char: string): boolean =>
  /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/.test(char);

/** The characters of an inline as a neighbour sees them; references count as Japanese. */
function plainOf(inline: Inline): string {
  if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
  if ('children' in inline) return inline.children.map(plainOf).join('');
  if (inline.kind === 'term') return inline.text ?? '語';
  return inline.kind === 'break' ? '。' : '語';
}
