import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';

/** A `:::` line, kept as it stands. */
export type DirectiveToken = Tokens.Generic & { readonly type: 'directive'; readonly text: string };
/** `[^id]`, `[[id]]`, `[[id|text]]` or `{{dated:id}}`, kept as it stands between its marks. */
export type ReferenceToken = Tokens.Generic & {
  readonly type: 'source' | 'term' | 'dated';
  readonly text: string;
};

const directive: TokenizerAndRendererExtension = {
  name: 'directive',
  level: 'block',
  start: (src) => indexOf(src, /^:::/m),
  tokenizer(src) {
    const found = /^:::[^\n]*(?:\n|$)/.exec(src);
    return found ? { type: 'directive', raw: found[0], text: found[0].trim() } : undefined;
  },
};

/** CommonMark does not close `**「太字」**の`; Japanese needs it, so bold ends at the next `**`, within 400 characters. */
export const strong: TokenizerAndRendererExtension = {
  name: 'strong',
  level: 'inline',
  start: (src) => indexOf(src, /\*\*/),
  tokenizer(src) {
    const found = /^\*\*(?=[^\s*])((?:`[^`\n]{0,200}`|[^`]){0,400}?[^\s*]|`[^`\n]{0,200}`)\*\*(?!\*)/.exec(
      src,
    );
    const text = found?.[1];
    if (!found || text === undefined) return undefined;
    return { type: 'strong', raw: found[0], text, tokens: this.lexer.inlineTokens(text) };
  },
  childTokens: ['tokens'],
};

const reference = (
  name: ReferenceToken['type'],
  start: RegExp,
  whole: RegExp,
): TokenizerAndRendererExtension => ({
  name,
  level: 'inline',
  start: (src) => indexOf(src, start),
  tokenizer(src) {
    const found = whole.exec(src);
    return found ? { type: name, raw: found[0], text: (found[1] ?? '').trim() } : undefined;
  },
});

const indexOf = (src: string, pattern: RegExp): number | undefined => {
  const at = src.search(pattern);
  return at < 0 ? undefined : at;
};

const marked = new Marked({
  extensions: [
    directive,
    strong,
    reference('source', /\[\^/, /^\[\^([^\]\n]{0,200})\]/),
    reference('term', /\[\[/, /^\[\[([^\]\n]{0,200})\]\]/),
    reference('dated', /\{\{/, /^\{\{dated:([^}\n]{0,200})\}\}/),
  ],
});

/** Markdown with the marks of docs/authoring.md as marked's tokens; their `raw` put together is the source. */
export const lexMarkdown = (source: string): Tokens.Generic[] => marked.lexer(source) as Tokens.Generic[];
