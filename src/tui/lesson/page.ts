import type { Lesson } from '../../course/lesson.ts';
import type { Block } from '../../text/block.ts';
import { layOut } from '../../text/lay-out.ts';
import type { Line } from '../../text/line.ts';
import { type Room, roomFor } from '../frame/room.ts';
import type { Env } from '../screen.ts';

/** A lesson laid out for one size and language. `starts[b]` is the first line of block b. */
export type Page = {
  readonly lesson: Lesson;
  readonly blocks: readonly Block[];
  readonly room: Room;
  readonly lines: readonly Line[];
  readonly starts: readonly number[];
};

/** Where the reader is: a block, and how far into it (0 to 1). It stays true when the lines change. */
export type Anchor = { readonly block: number; readonly share: number };

const kept: { key: string; page: Page }[] = [];
const keptAtMost = 4;

/** Lays the lesson out, or takes the page laid out last for the same size, language and look. */
export function pageOf(lesson: Lesson, env: Env, figuresAsText: boolean): Page {
  const room = roomFor(env.size, true);
  const key = JSON.stringify([lesson.id, env.language, room.measure, room.hang, figuresAsText, env.look]);
  const found = kept.find((each) => each.key === key && each.page.lesson === lesson);
  if (found !== undefined && found.page.room.size === env.size) return found.page;
  if (found !== undefined) return { ...found.page, room };
  const page = layPage(lesson, env, room, figuresAsText);
  kept.unshift({ key, page });
  kept.length = Math.min(kept.length, keptAtMost);
  return page;
}

function layPage(lesson: Lesson, env: Env, room: Room, figuresAsText: boolean): Page {
  const { course } = env.services;
  const { language } = env;
  const blocks = lesson.body[language];
  const lines = layOut(blocks, {
    measure: room.measure,
    hang: room.hang,
    language,
    links: env.look.links ? 'osc8' : 'numbered',
    sources: lesson.sources,
    diagrams: figuresAsText ? 'text' : 'drawn',
    dated: (id) => {
      const fact = course.dated.get(id);
      return fact && { value: fact.value[language], checked: fact.checked };
    },
    terms: (id) => course.glossary.get(id)?.term[language],
    // A check keeps its place with one line; what it shows changes with every key.
    checks: () => [{ spans: [] }],
  });
  return { lesson, blocks, room, lines, starts: startsOf(lines, blocks.length) };
}

/** First line of every block; a block without lines starts where the next one does. */
export function startsOf(lines: readonly Line[], blocks: number): readonly number[] {
  const starts: number[] = Array.from({ length: blocks }, () => -1);
  for (let at = lines.length - 1; at >= 0; at--) {
    const block = lines[at]?.block ?? -1;
    if (block >= 0 && block < blocks) starts[block] = at;
  }
  for (let block = blocks - 1, next = lines.length; block >= 0; block--) {
    if (starts[block] === -1) starts[block] = next;
    next = starts[block] ?? next;
  }
  return starts;
}

const extent = (starts: readonly number[], total: number, block: number): readonly [number, number] => {
  const first = starts[block] ?? 0;
  return [first, Math.max(first + 1, starts[block + 1] ?? total)];
};

/** The line an anchor stands for. */
export function lineAt(starts: readonly number[], total: number, anchor: Anchor): number {
  const [first, end] = extent(starts, total, anchor.block);
  return Math.min(end - 1, first + Math.round(anchor.share * (end - first)));
}

/** The anchor of a line. */
export function anchorAt(lines: readonly Line[], starts: readonly number[], line: number): Anchor {
  const block = Math.max(0, lines[Math.min(line, lines.length - 1)]?.block ?? 0);
  const [first, end] = extent(starts, lines.length, block);
  return { block, share: Math.max(0, Math.min(1, (line - first) / (end - first))) };
}
