import type { Block } from '../text/block.ts';
import { allBlocks, allInlines } from './blocks-in.ts';
import { type Finding, finding } from './finding.ts';
import type { FrontMatter } from './lesson.ts';
import type { LessonText } from './load-lesson.ts';
import { placeOf } from './proofread-lesson.ts';

/** Both languages of a lesson against each other; findings stand in the English file. */
export function proofreadPair(ja: LessonText, en: LessonText): readonly Finding[] {
  return [...matter(ja, en), ...structure(ja, en), ...code(ja, en), ...cited(ja, en)];
}

/** The parts of front matter that are equal in both languages, as text. */
const shared: Readonly<Record<string, (matter: FrontMatter) => unknown>> = {
  id: ({ id }) => id,
  was: ({ was }) => was,
  minutes: ({ minutes }) => minutes,
  objectives: ({ objectives }) => objectives.map(({ id }) => id),
  facts: ({ facts }) => facts,
  errata: ({ errata }) => errata,
  sources: ({ sources }) => sources.map(({ id, url, checked }) => [id, withoutLocale(url), checked]),
  labs: ({ labs }) => labs,
};

// A page may be read in the language of the lesson: /ja_jp/eks/ and /eks/ are the same page, and so are /ja/docs/ ones.
const withoutLocale = (url: string): string => url.replace(/\/(?:ja_jp|ja|en)\//, '/');

const matter = (ja: LessonText, en: LessonText): readonly Finding[] =>
  Object.entries(shared)
    .filter(([, read]) => JSON.stringify(read(ja.matter)) !== JSON.stringify(read(en.matter)))
    .map(([key]) => finding('languages-differ', en.file, en.document.positionOf([key]), key));

/** What a reader would miss if it stood in one language only. */
function shapeOf(block: Block): string | undefined {
  switch (block.kind) {
    case 'heading':
      return '#'.repeat(block.level);
    case 'code':
      return `code ${block.lang}`;
    case 'callout':
      return block.callout === 'correction'
        ? `correction ${(block.errata ?? []).join(',')} ${block.since ?? ''}`
        : block.callout;
    case 'check':
      return `check ${block.question}`;
    case 'table':
      return `table ${block.head.length}x${block.rows.length}`;
    case 'diagram':
      return 'diagram';
    default:
      return undefined;
  }
}

function structure(ja: LessonText, en: LessonText): readonly Finding[] {
  const shapes = (text: LessonText) => allBlocks(text.blocks).flatMap((block) => shapeOf(block) ?? []);
  const [wanted, found] = [shapes(ja), shapes(en)];
  const first = wanted.findIndex((shape, index) => shape !== found[index]);
  if (first === -1 && wanted.length === found.length) return [];
  const index = first === -1 ? wanted.length : first;
  const detail = `${index + 1}: ${wanted[index] ?? '-'} / ${found[index] ?? '-'}`;
  return [finding('structure-differs', en.file, { line: en.bodyLine, column: 1 }, detail)];
}

/** Lines that both languages must share: comments cut off, lines with words of a language left out. */
const comparable = (code: string): readonly string[] =>
  code
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trimEnd())
    .filter((line) => line !== '' && !/[^\x20-\x7e]/.test(line));

function code(ja: LessonText, en: LessonText): readonly Finding[] {
  const blocks = (text: LessonText) =>
    allBlocks(text.blocks).filter(
      (block): block is Extract<Block, { kind: 'code' }> => block.kind === 'code',
    );
  const others = blocks(en);
  return blocks(ja).flatMap((block, index) => {
    const other = others[index];
    if (other === undefined || other.lang !== block.lang || block.lang === 'text') return [];
    const [wanted, found] = [comparable(block.text), comparable(other.text)];
    // A line of words in one language may be plain ASCII in the other: only lines that both could share must agree.
    const missing = wanted.find((line) => !found.includes(line));
    if (missing === undefined) return [];
    return [finding('code-differs', en.file, placeOf(en, other.text.split('\n')[0] ?? ''), missing.trim())];
  });
}

function cited(ja: LessonText, en: LessonText): readonly Finding[] {
  const sources = (text: LessonText) =>
    new Set(allInlines(text.blocks).flatMap((inline) => (inline.kind === 'source' ? [inline.id] : [])));
  const [wanted, found] = [sources(ja), sources(en)];
  return [
    ...[...wanted].filter((id) => !found.has(id)).map((id) => [id, ja] as const),
    ...[...found].filter((id) => !wanted.has(id)).map((id) => [id, en] as const),
  ].map(([id]) => finding('languages-differ', en.file, placeOf(en, `[^${id}]`), `[^${id}]`));
}
