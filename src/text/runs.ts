import { checkedOn } from '../i18n/texts/lesson-text.ts';
import type { Inline } from './block.ts';
import { inGlyphs } from './glyph.ts';
import type { Page } from './layout-options.ts';
import type { Role, Span } from './line.ts';
import { own, type Safe } from './safe.ts';
import { sanitise, sanitiseLine } from './sanitise.ts';

type Manner = { readonly role: Role; readonly href?: string };

/** Inlines as runs of safe text, in the base role given; references become what the reader sees. */
export function runsOf(inlines: readonly Inline[], page: Page, role: Role = 'text'): readonly Span[] {
  const runs: Span[] = [];
  for (const inline of inlines) addInline(runs, inline, { role }, page);
  return runs;
}

function addInline(runs: Span[], inline: Inline, manner: Manner, page: Page): void {
  const inside = (children: readonly Inline[], inner: Manner) => {
    for (const child of children) addInline(runs, child, inner, page);
  };
  switch (inline.kind) {
    case 'text':
      add(runs, squeezed(inline.text), manner, page);
      break;
    case 'code':
      add(runs, sanitiseLine(inline.text), manner, page);
      break;
    case 'break':
      add(runs, own('\n'), manner, page);
      break;
    case 'strong':
    case 'emphasis':
      inside(inline.children, { ...manner, role: manner.role === 'text' ? 'strong' : manner.role });
      break;
    case 'link':
      addLink(runs, inline, page, (children, inner) => inside(children, inner));
      break;
    case 'term':
      add(
        runs,
        sanitiseLine(inline.text ?? page.options.terms?.(inline.id) ?? inline.id),
        { role: 'term' },
        page,
      );
      break;
    case 'source':
      addSource(runs, inline.id, page);
      break;
    case 'dated':
      addDated(runs, inline.id, manner, page);
      break;
  }
}

function add(runs: Span[], text: Safe, manner: Manner, page: Page): void {
  if (text !== '') runs.push({ ...manner, text: inGlyphs(text, page.glyphs) });
}

/** Blanks of the source count once. */
const squeezed = (text: string): Safe => own(sanitiseLine(text).replace(/ {2,}/g, ' '));

function addLink(
  runs: Span[],
  link: Extract<Inline, { kind: 'link' }>,
  page: Page,
  inside: (children: readonly Inline[], manner: Manner) => void,
): void {
  const href = sanitise(link.href);
  const shown = link.children
    .map((child) => (child.kind === 'text' || child.kind === 'code' ? child.text : ''))
    .join('');
  const host = /^https:\/\/([^/?#]+)/.exec(href)?.[1] ?? '';
  if (page.links === undefined) {
    inside(link.children, { role: 'link', href });
    if (!shown.includes(host)) add(runs, own(` (${host})`), { role: 'quiet' }, page);
    return;
  }
  inside(link.children, { role: 'link' });
  if (shown !== href) add(runs, own(` [${page.links.numberOf(href)}]`), { role: 'quiet' }, page);
}

/** `[2]`, with a blank before it unless a full-width mark already makes one. */
function addSource(runs: Span[], id: string, page: Page): void {
  const sources = page.options.sources ?? [];
  const index = sources.findIndex((source) => source.id === id);
  const before = runs.at(-1)?.text.at(-1) ?? ' ';
  if (!/[\s\u3000-\u303f\uff01-\uff0f\]]/.test(before)) add(runs, own(' '), { role: 'text' }, page);
  const url = page.links === undefined ? sources[index]?.url : undefined;
  const manner: Manner = url === undefined ? { role: 'quiet' } : { role: 'quiet', href: sanitise(url) };
  add(runs, index < 0 ? sanitiseLine(`[${id}]`) : own(`[${index + 1}]`), manner, page);
}

function addDated(runs: Span[], id: string, manner: Manner, page: Page): void {
  const dated = page.options.dated?.(id);
  add(runs, sanitiseLine(dated?.value ?? id), manner, page);
  if (dated) add(runs, sanitiseLine(checkedOn(dated.checked)[page.language]), { role: 'quiet' }, page);
}
