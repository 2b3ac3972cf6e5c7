import type { Block } from '../text/block.ts';
import { allBlocks, allInlines, checksIn, wordsOf } from './blocks-in.ts';
import { type Finding, finding, type Position } from './finding.ts';
import { lengthOf } from './length-of.ts';
import type { LessonText } from './load-lesson.ts';
import type { Register } from './register.ts';

/** One language of a lesson against itself and against what it refers to. */
export function proofreadLesson(text: LessonText, register: Register): readonly Finding[] {
  return [
    ...references(text, register),
    ...sources(text, register),
    ...errata(text),
    ...rememberSection(text),
    ...bodyLength(text),
  ];
}

/** Where a snippet of the text first stands. */
export function placeOf({ body, bodyLine }: LessonText, snippet: string): Position {
  const offset = body.indexOf(snippet);
  if (offset === -1) return { line: bodyLine, column: 1 };
  const before = body.slice(0, offset).split('\n');
  return { line: bodyLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

function references(text: LessonText, register: Register): readonly Finding[] {
  const known = new Set(text.matter.sources.map((source) => source.id));
  const inlines = allInlines(text.blocks);
  const checks = checksIn(text.blocks);
  return [
    ...inlines.flatMap((inline) => {
      if (inline.kind === 'source' && !known.has(inline.id))
        return [finding('unknown-source', text.file, placeOf(text, `[^${inline.id}]`), inline.id)];
      if (inline.kind === 'term' && !register.terms.has(inline.id))
        return [finding('unknown-term', text.file, placeOf(text, `[[${inline.id}`), inline.id)];
      if (inline.kind === 'dated' && !register.dated.has(inline.id))
        return [finding('unknown-dated', text.file, placeOf(text, `{{dated:${inline.id}`), inline.id)];
      return [];
    }),
    ...checks
      .filter((id) => register.questions.get(id)?.lesson !== text.matter.id)
      .map((id) => finding('unknown-check', text.file, placeOf(text, `:::check ${id}`), id)),
    ...(checks.length < 2 || checks.length > 3
      ? [finding('few-checks', text.file, { line: text.bodyLine, column: 1 }, checks.length)]
      : []),
  ];
}

function sources(text: LessonText, register: Register): readonly Finding[] {
  const cited = new Set(
    allInlines(text.blocks).flatMap((inline) => (inline.kind === 'source' ? [inline.id] : [])),
  );
  for (const question of register.questions.values())
    if (question.lesson === text.matter.id) for (const id of question.sources) cited.add(id);
  return text.matter.sources.flatMap(({ id }, index) => {
    const at = text.document.positionOf(['sources', index, 'id']);
    const twice = text.matter.sources.findIndex((source) => source.id === id) !== index;
    return [
      ...(twice ? [finding('duplicate-id', text.file, at, id)] : []),
      ...(cited.has(id) ? [] : [finding('unused-source', text.file, at, id)]),
    ];
  });
}

function errata(text: LessonText): readonly Finding[] {
  const flagged = new Set(
    allBlocks(text.blocks).flatMap((block) => (block.kind === 'callout' ? (block.errata ?? []) : [])),
  );
  const named = new Set(text.matter.errata);
  return [
    ...text.matter.errata
      .filter((id) => !flagged.has(id))
      .map((id) => finding('errata-differ', text.file, text.document.positionOf(['errata']), id)),
    ...[...flagged]
      .filter((id) => !named.has(id))
      .map((id) => finding('errata-differ', text.file, placeOf(text, id), id)),
  ];
}

const rememberHeadings = { ja: '覚えておくこと', en: 'Remember' } as const;

function rememberSection(text: LessonText): readonly Finding[] {
  const start = text.blocks.findLastIndex((block) => block.kind === 'heading' && block.level === 2);
  const heading = text.blocks[start];
  const items = text.blocks
    .slice(start + 1)
    .find((block): block is Extract<Block, { kind: 'list' }> => block.kind === 'list');
  const right =
    heading?.kind === 'heading' &&
    wordsOf(heading.text) === rememberHeadings[text.language] &&
    items !== undefined &&
    items.items.length >= 2 &&
    items.items.length <= 4;
  if (right) return [];
  const title = heading?.kind === 'heading' ? wordsOf(heading.text) : '';
  return [finding('remember-section', text.file, placeOf(text, `## ${title}`))];
}

function bodyLength(text: LessonText): readonly Finding[] {
  const { count, least, most } = lengthOf(text.blocks, text.language);
  if (count >= least && count <= most) return [];
  return [finding('length-out-of-bounds', text.file, { line: text.bodyLine, column: 1 }, count)];
}
