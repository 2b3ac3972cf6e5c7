import type { Language } from '../i18n/language.ts';
import type { Block } from './block.ts';
import type { GlyphSet } from './glyph.ts';
import type { Line } from './line.ts';
import type { Ambiguous } from './width.ts';

/** What a figure that moves shows: its value in the language of the text, and the day it was checked. */
export type DatedValue = { readonly value: string; readonly checked: string };

export type LayOutOptions = {
  /** Cells of a line of text, margin not counted; at least 20. */
  readonly measure: number;
  readonly language: Language;
  /** Cells 、 and 。 may hang over the measure: 2 where the margin is 4 cells, else 0 (the default). */
  readonly hang?: number;
  readonly ambiguous?: Ambiguous;
  readonly glyphs?: GlyphSet;
  /** `osc8`: links carry their address and show its host. `numbered` (the default): a number, listed at the end. */
  readonly links?: 'osc8' | 'numbered';
  /** Sources of the lesson, in the order of their numbers. */
  readonly sources?: readonly { readonly id: string; readonly url: string }[];
  readonly dated?: (id: string) => DatedValue | undefined;
  /** The words of a glossary term that the text does not spell out. */
  readonly terms?: (id: string) => string | undefined;
  /** Lines of an in-line check; nothing stands in its place without them. */
  readonly checks?: (question: string) => readonly Omit<Line, 'block'>[] | undefined;
  /** `text` shows the words of a figure instead of the figure, as is done under 60 columns. */
  readonly diagrams?: 'drawn' | 'text';
  /** For pipes and logs: `$ ` before typed commands, no bar beside code, which keeps its bytes unless `foldsCode`. */
  readonly plain?: boolean;
  /** Plain code is folded, too, where it is wider than the measure: a width was asked for. */
  readonly foldsCode?: boolean;
};

/** A line that does not know its block yet. */
export type Row = Omit<Line, 'block'>;

/** What the layout of one block needs: the options with nothing left open, and a way to lay out blocks inside. */
export type Page = {
  readonly width: number;
  readonly language: Language;
  readonly hang: number;
  readonly ambiguous: Ambiguous;
  readonly glyphs: GlyphSet;
  readonly plain: boolean;
  readonly drawDiagrams: boolean;
  readonly links: LinkNumbers | undefined;
  readonly options: LayOutOptions;
  /** True inside a callout or quote, whose bar already fills the margin. */
  readonly barred: boolean;
  readonly layBlocks: (blocks: readonly Block[], page: Page) => readonly Row[];
};

/** Numbers of addresses: those of the sources, then one more for each new one. */
export class LinkNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #own: { readonly number: number; readonly url: string }[] = [];
  #next: number;

  constructor(sources: readonly { readonly url: string }[]) {
    sources.forEach(({ url }, index) => {
      if (!this.#numbers.has(url)) this.#numbers.set(url, index + 1);
    });
    this.#next = sources.length + 1;
  }

  numberOf(url: string): number {
    const known = this.#numbers.get(url);
    if (known !== undefined) return known;
    const number = this.#next++;
    this.#numbers.set(url, number);
    this.#own.push({ number, url });
    return number;
  }

  /** Addresses that are not among the sources, in the order of their numbers. */
  added(): readonly { readonly number: number; readonly url: string }[] {
    return this.#own;
  }
}
