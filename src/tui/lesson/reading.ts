import type { Block, Inline } from '../../text/block.ts';
import { fieldText } from '../components/field.ts';
import { seenRows } from '../frame/compose.ts';
import { roomFor } from '../frame/room.ts';
import { settledTop } from '../frame/scroll.ts';
import type { Env } from '../screen.ts';
import { activeCheck, type CheckedPage, judgedCheck, type PlacedCheck, withChecks } from './checks.ts';
import { findIn, type Hit } from './find.ts';
import { lineAt, type Page, pageOf } from './page.ts';
import type { LessonState } from './state.ts';

/** What is on the screen now: the page with its checks, the rows seen, and what takes the keys. */
export type Reading = {
  readonly page: CheckedPage;
  readonly top: number;
  readonly rows: number;
  readonly active: PlacedCheck | undefined;
  readonly judged: PlacedCheck | undefined;
  readonly hits: readonly Hit[];
};

let kept: { readonly of: readonly unknown[]; readonly reading: Reading } | undefined;

/** What a state shows; made once for the several times a key asks for it. */
export function readingOf(state: LessonState, env: Env): Reading {
  const { size, language, look, services } = env;
  const { records } = services.history;
  const of = [state, size.columns, size.rows, language, look, services, records, records.length];
  if (kept?.of.every((each, at) => each === of[at])) return kept.reading;
  const reading = readAnew(state, env);
  kept = { of, reading };
  return reading;
}

let keptChecked: { readonly of: readonly unknown[]; readonly page: CheckedPage } | undefined;

/** The page with its checks, none of them active: made once for all the places it is scrolled to. */
function checkedPage(base: Page, state: LessonState, env: Env): CheckedPage {
  const { records } = env.services.history;
  const { room, lines } = base;
  const of = [lines, room.measure, room.body, state.checks, env.look, records, records.length];
  if (keptChecked?.of.every((each, at) => each === of[at])) return { ...keptChecked.page, room };
  const page = withChecks(base, state, undefined, env);
  keptChecked = { of, page };
  return page;
}

/** Lays out what a state shows. The active check is found first, because its pointer is part of the lines. */
function readAnew(state: LessonState, env: Env): Reading {
  const asText = state.figuresAsText || env.look.screenReader;
  const base = pageOf(env.services.course.lesson(state.lesson), env, asText);
  const rows = seenRows(roomFor(env.size, true));
  const plain = checkedPage(base, state, env);
  const top = topOf(plain, state, rows);
  // One pointer: while it is in the panel no check has it.
  const active = state.panelAt === undefined ? activeCheck(plain, state, top, rows, env) : undefined;
  const page = active === undefined ? plain : withChecks(base, state, active.question, env);
  const hits = state.find === undefined ? [] : findIn(page.lines, fieldText(state.find.field));
  return {
    page,
    top: topOf(page, state, rows),
    rows,
    active: page.checks.find((check) => check.question === active?.question),
    judged: active === undefined ? judgedCheck(page, state, top, rows) : undefined,
    hits,
  };
}

const topOf = (page: CheckedPage, state: LessonState, rows: number): number =>
  settledTop(page.lines.length, rows, lineAt(page.starts, page.lines.length, state.anchor));

/** Blocks with a line on the screen, in order. */
export function seenBlocks({ page, top, rows }: Reading): readonly number[] {
  const seen = page.lines.slice(top, top + rows).map((line) => line.block);
  return [...new Set(seen)];
}

/** Glossary terms named in the blocks on the screen, once each. */
export function seenTerms(reading: Reading, env: Env): readonly string[] {
  const ids = seenBlocks(reading).flatMap((block) => termsIn(reading.page.blocks[block]));
  return [...new Set(ids)].filter((id) => env.services.course.glossary.has(id));
}

function termsIn(block: Block | undefined): readonly string[] {
  switch (block?.kind) {
    case 'heading':
    case 'paragraph':
    case 'diagram':
      return block.text.flatMap(termsOf);
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(termsIn));
    case 'quote':
    case 'callout':
      return block.blocks.flatMap(termsIn);
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.flatMap((cell) => cell.flatMap(termsOf)));
    default:
      return [];
  }
}

const termsOf = (inline: Inline): readonly string[] => {
  if (inline.kind === 'term') return [inline.id];
  return 'children' in inline ? inline.children.flatMap(termsOf) : [];
};

/** Headings of the second level: what contents and panel list. */
export type Section = { readonly block: number; readonly number: number | undefined; readonly title: string };

export const sectionsOf = (blocks: readonly Block[]): readonly Section[] =>
  blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.level === 2
      ? [{ block: at, number: block.number, title: block.text.map(plainText).join('') }]
      : [],
  );

const plainText = (inline: Inline): string => {
  if ('children' in inline) return inline.children.map(plainText).join('');
  return 'text' in inline ? (inline.text ?? '') : '';
};

/** The section the top line is in. */
export const sectionAt = (sections: readonly Section[], block: number): number =>
  Math.max(
    0,
    sections.findLastIndex((section) => section.block <= block),
  );

/** The last line of the lesson is on the screen. */
export const isAtEnd = ({ page, top, rows }: Reading): boolean => top + rows >= page.lines.length;
