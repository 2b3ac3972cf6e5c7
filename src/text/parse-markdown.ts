import type { Tokens } from 'marked';
import type { Block, ListItem } from './block.ts';
import { checkCode, checkDiagram } from './check-diagram.ts';
import { lexMarkdown } from './markdown-lexer.ts';
import { type Mistake, MistakeList } from './mistake.ts';
import { parseCallout } from './parse-callout.ts';
import { parseInline } from './parse-inline.ts';
import { findUnseen } from './unseen.ts';

const longest = 256 * 1024;
const deepest = 32;
const languages = new Set(['yaml', 'json', 'bash', 'console', 'text']);
const inWords = /^(?:文章で読む[:：]|In words:)/;

type Table = Extract<Block, { kind: 'table' }>;

/**
 * The Markdown dialect of docs/authoring.md as blocks, with every mistake at once. `firstLine` is the line of the
 * file on which the text begins, after its front matter.
 */
export function parseMarkdown(
  source: string,
  firstLine = 1,
): { readonly blocks: readonly Block[]; readonly mistakes: readonly Mistake[] } {
  const text = source.replace(/\r\n?/g, '\n');
  const mistakes = new MistakeList(text, firstLine);
  if (text.length > longest) {
    mistakes.addAt('too-long', 0, String(text.length));
    return { blocks: [], mistakes: mistakes.all() };
  }
  for (const { code, offset, detail } of findUnseen(text)) mistakes.addAt(code, offset, detail);
  const blocks = isTooDeep(text) ? undefined : new Parser(mistakes).top(lexMarkdown(text));
  if (blocks === undefined) mistakes.addAt('too-deep', 0);
  return { blocks: numbered(blocks ?? []), mistakes: mistakes.all() };
}

/** Looked at before lexing: thousands of levels exhaust the lexer's stack. */
const isTooDeep = (text: string): boolean =>
  /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){32}|^[ \t]{128}[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/m.test(
    text,
  );

/** Sections are numbered in the order of the text. */
function numbered(blocks: readonly Block[]): readonly Block[] {
  let number = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading' || block.level !== 2) return block;
    number += 1;
    return { ...block, number };
  });
}

const isSaid = (tokens: readonly Tokens.Generic[]): boolean => {
  const next = tokens.find((token) => token.type !== 'space');
  return next?.type === 'paragraph' && inWords.test(String(next.text));
};

class Parser {
  readonly #mistakes: MistakeList;
  #depth = 0;

  constructor(mistakes: MistakeList) {
    this.#mistakes = mistakes;
  }

  top(tokens: readonly Tokens.Generic[]): readonly Block[] {
    let offset = 0;
    return this.#sequence(tokens, (token) => {
      this.#mistakes.enter(offset, token.raw);
      offset += token.raw.length;
    });
  }

  #sequence(tokens: readonly Tokens.Generic[], enter: (token: Tokens.Generic) => void): readonly Block[] {
    const blocks: Block[] = [];
    let figure: Extract<Block, { kind: 'diagram' }> | undefined;
    for (const [index, token] of tokens.entries()) {
      enter(token);
      if (token.type === 'space') continue;
      if (figure && token.type === 'paragraph' && inWords.test(String(token.text))) {
        blocks[blocks.length - 1] = { ...figure, text: parseInline(token.tokens, this.#mistakes) };
        figure = undefined;
        continue;
      }
      const block = this.#block(token);
      if (block) blocks.push(block);
      figure = block?.kind === 'diagram' ? block : undefined;
      if (figure && !isSaid(tokens.slice(index + 1))) this.#mistakes.add('diagram-without-text', token.raw);
    }
    return blocks;
  }

  #nested(tokens: readonly Tokens.Generic[] | undefined): readonly Block[] {
    this.#depth += 1;
    if (this.#depth === deepest) this.#mistakes.add('too-deep', '');
    const blocks = this.#depth >= deepest ? [] : this.#sequence(tokens ?? [], () => {});
    this.#depth -= 1;
    return blocks;
  }

  #block(token: Tokens.Generic): Block | undefined {
    switch (token.type) {
      case 'heading':
        return this.#heading(token);
      case 'paragraph':
      case 'text':
        return { kind: 'paragraph', text: parseInline(token.tokens ?? [token], this.#mistakes) };
      case 'list':
        return this.#list(token as Tokens.List);
      case 'blockquote':
        return this.#quote(token);
      case 'code':
        return this.#code(token);
      case 'table':
        return this.#table(token as unknown as Tokens.Table);
      case 'directive':
        return this.#check(token);
      default:
        return this.#unknown(token);
    }
  }

  #heading(token: Tokens.Generic): Block {
    const level = Number(token.depth);
    if (level !== 2 && level !== 3) this.#mistakes.add('heading-level', token.raw, '#'.repeat(level));
    return { kind: 'heading', level: level === 3 ? 3 : 2, text: parseInline(token.tokens, this.#mistakes) };
  }

  #list(token: Tokens.List): Block {
    const items = token.items.map((item): ListItem => {
      const blocks = this.#nested(item.tokens.filter((part) => part.type !== 'checkbox') as Tokens.Generic[]);
      return item.task ? { task: item.checked === true, blocks } : { blocks };
    });
    return {
      kind: 'list',
      ordered: token.ordered,
      start: token.ordered ? Number(token.start || 1) : 1,
      items,
    };
  }

  #quote(token: Tokens.Generic): Block {
    const parse = (text: string) => this.#nested(lexMarkdown(text));
    return (
      parseCallout(String(token.text), this.#mistakes, parse) ?? {
        kind: 'quote',
        blocks: this.#nested(token.tokens),
      }
    );
  }

  #code(token: Tokens.Generic): Block {
    const text = String(token.text);
    const lang = String(token.lang ?? '').trim();
    const rows = text.split('\n');
    const isDiagram = lang === 'diagram';
    for (const { code, detail, row } of isDiagram ? checkDiagram(text) : checkCode(text))
      this.#mistakes.add(code, rows[row] ?? '', detail);
    if (isDiagram) return { kind: 'diagram', art: text, text: [] };
    if (token.codeBlockStyle === 'indented') this.#mistakes.add('code-not-fenced', token.raw.trim());
    else if (!languages.has(lang)) this.#mistakes.add('unknown-language', token.raw, lang);
    if (lang === 'console' && !rows.some((row) => row.startsWith('$ ')))
      this.#mistakes.add('console-without-prompt', token.raw);
    return { kind: 'code', lang, text };
  }

  #table(token: Tokens.Table): Table {
    const cells = (row: readonly Tokens.TableCell[]) =>
      row.map((cell) => parseInline(cell.tokens as Tokens.Generic[], this.#mistakes));
    return {
      kind: 'table',
      align: token.align.map((align) => align ?? 'left'),
      head: cells(token.header),
      rows: token.rows.map(cells),
    };
  }

  #check(token: Tokens.Generic): Block | undefined {
    const found = /^:::check +([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(String(token.text));
    if (found?.[1] !== undefined) return { kind: 'check', question: found[1] };
    this.#mistakes.add('unknown-directive', token.raw, String(token.text));
    return undefined;
  }

  #unknown(token: Tokens.Generic): undefined {
    if (token.type === 'html') this.#mistakes.add('html', token.raw, token.raw.trim().split('\n')[0]);
    else if (token.type === 'hr') this.#mistakes.add('horizontal-rule', token.raw);
    else if (token.type === 'def') this.#mistakes.add('definition', token.raw, token.raw.trim());
    else if (token.type !== 'space' && token.type !== 'checkbox')
      this.#mistakes.add('stray-marks', token.raw, token.type);
    return undefined;
  }
}
