import { inGlyphs } from '../text/glyph.ts';
import { sanitise } from '../text/sanitise.ts';
import type { World } from './world.ts';

/** Stdout holds the answer and nothing else; everything about how it went goes to stderr. */
export type Print = {
  /** One or more lines of the answer. A newline is added. */
  out(text: string): void;
  /** Words beside the answer: progress, hints, the next command. */
  note(text: string): void;
  /** The one document of a `--json` command: `schema: eks-learn/<name>/v1` and the body. */
  json(name: string, body: Readonly<Record<string, unknown>>): void;
  /** One line of a `--jsonl` stream. */
  jsonl(value: unknown): void;
};

// JSON.stringify leaves DEL, C1 controls and bidi controls as they are; a terminal would obey them.
const escapeControls = (text: string): string =>
  text.replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** While `ascii` says so, ASCII stands in for the drawing glyphs. */
export function createPrint(world: Pick<World, 'stdout' | 'stderr'>, ascii: () => boolean): Print {
  const shown = (text: string) => (ascii() ? inGlyphs(sanitise(text), 'ascii') : sanitise(text));
  return {
    out: (text) => world.stdout.write(`${shown(text)}\n`),
    note: (text) => world.stderr.write(`${shown(text)}\n`),
    json: (name, body) => {
      const document = { schema: `eks-learn/${name}/v1`, ...body };
      world.stdout.write(`${escapeControls(JSON.stringify(document, null, 2))}\n`);
    },
    jsonl: (value) => world.stdout.write(`${escapeControls(JSON.stringify(value))}\n`),
  };
}
