import type { Both } from '../i18n/language.ts';
import { type MistakeCode, markdownMistakes } from '../i18n/texts/markdown.ts';

/** A mistake of an author: where it is (line and column count from 1, columns in UTF-16 units as editors do), what it is, what to do. */
export type Mistake = {
  readonly line: number;
  readonly column: number;
  readonly code: MistakeCode;
  readonly message: Both;
  readonly hint: Both;
};

/** Turns offsets of one source into lines and columns and collects the mistakes found on the way. */
export class MistakeList {
  readonly #source: string;
  readonly #firstLine: number;
  readonly #found: Mistake[] = [];
  #top = { offset: 0, raw: '' };

  constructor(source: string, firstLine: number) {
    this.#source = source;
    this.#firstLine = firstLine;
  }

  /** Says which block of the source the following mistakes stand in. */
  enter(offset: number, raw: string): void {
    this.#top = { offset, raw };
  }

  /** A mistake at a snippet of the block entered last; at its beginning when the snippet is not found. */
  add(code: MistakeCode, snippet: string, detail = ''): void {
    const line = snippet.split('\n')[0] ?? '';
    const within = Math.max(0, line === '' ? 0 : this.#top.raw.indexOf(line));
    this.addAt(code, this.#top.offset + within, detail);
  }

  /** A mistake at an offset (UTF-16 units) of the source. */
  addAt(code: MistakeCode, offset: number, detail = ''): void {
    const before = this.#source.slice(0, offset).split('\n');
    const { message, hint } = markdownMistakes[code];
    this.#found.push({
      line: this.#firstLine + before.length - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
      code,
      message: message(detail),
      hint,
    });
  }

  /** All mistakes in the order of the text. */
  all(): readonly Mistake[] {
    return this.#found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }
}
