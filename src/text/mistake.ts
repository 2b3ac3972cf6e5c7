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
  readonly #lineStarts: readonly number[];
  readonly #firstLine: number;
  readonly #found: Mistake[] = [];
  #top = { offset: 0, raw: '' };

  constructor(source: string, firstLine: number) {
    this.#lineStarts = [0, ...Array.from(source.matchAll(/\n/g), (end) => end.index + 1)];
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
    const line = this.#lineOf(offset);
    const { message, hint } = markdownMistakes[code];
    this.#found.push({
      line: this.#firstLine + line,
      column: offset - (this.#lineStarts[line] ?? 0) + 1,
      code,
      message: message(detail),
      hint,
    });
  }

  /** Counted from 0. */
  #lineOf(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** All mistakes in the order of the text. */
  all(): readonly Mistake[] {
    return this.#found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }
}
