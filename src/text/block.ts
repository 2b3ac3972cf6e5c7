/**
 * A lesson's text as data: what the Markdown dialect of docs/authoring.md says, without its syntax.
 * Made once at build time (`parse-markdown.ts`), laid out for a width by `lay-out.ts`.
 */

export type CalloutKind = 'note' | 'tip' | 'warning' | 'correction';

/** Text inside a line. `[^id]` is a `source`, `[[id|text]]` a `term`, `{{dated:id}}` a `dated`. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'source'; readonly id: string }
  | { readonly kind: 'term'; readonly id: string; readonly text?: string }
  | { readonly kind: 'dated'; readonly id: string }
  | { readonly kind: 'break' };

export type ListItem = { readonly task?: boolean; readonly blocks: readonly Block[] };

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3;
      readonly number?: number;
      readonly text: readonly Inline[];
    }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly ListItem[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'callout';
      readonly callout: CalloutKind;
      readonly title?: readonly Inline[];
      readonly blocks: readonly Block[];
      /** Corrections: the errata flagged, and since when the new fact holds (`2025-03` or `always`). */
      readonly errata?: readonly string[];
      readonly since?: string;
    }
  | { readonly kind: 'code'; readonly lang: string; readonly text: string }
  /** `text` is the text alternative: the paragraph after the figure. */
  | { readonly kind: 'diagram'; readonly art: string; readonly text: readonly Inline[] }
  | {
      readonly kind: 'table';
      readonly align: readonly ('left' | 'right' | 'center')[];
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'check'; readonly question: string };
