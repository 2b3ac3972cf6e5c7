import type { Language } from '../i18n/language.ts';
import { lessonWords, sinceWords, spokenWords } from '../i18n/texts/lesson-text.ts';
import type { Block, Inline, ListItem } from './block.ts';
import type { LayOutOptions } from './layout-options.ts';
import { own, type Safe } from './safe.ts';
import { sanitise, sanitiseLine } from './sanitise.ts';

export type SpeakOptions = Pick<LayOutOptions, 'language' | 'sources' | 'dated' | 'terms'> & {
  /** Sentences of an in-line check; nothing is said in its place without them. */
  readonly checks?: (question: string) => readonly Safe[] | undefined;
};

/** One sentence (or one line of code) and the index of its block. */
export type Spoken = { readonly text: Safe; readonly block: number };

/**
 * A lesson's blocks for a screen reader: one sentence a line, words for marks, counts before details, no drawing
 * characters. Figures are said by their text alternative, code is read line by line as it stands.
 */
export function speak(blocks: readonly Block[], options: SpeakOptions): readonly Spoken[] {
  return blocks.flatMap((block, index) =>
    sayBlock(block, options).map((text): Spoken => ({ text, block: index })),
  );
}

function sayBlock(block: Block, options: SpeakOptions): readonly Safe[] {
  const { language } = options;
  switch (block.kind) {
    case 'heading': {
      const name = spokenWords.section(block.number)[language];
      return [
        sanitiseLine(
          `${name}${language === 'ja' ? '、' : ': '}${said(block.text, options)}${stop(language)}`,
        ),
      ];
    }
    case 'paragraph':
      return sentences(said(block.text, options));
    case 'list':
      return [
        safe(spokenWords.list(block.items.length)[language]),
        ...block.items.flatMap((item, index) => sayItem(item, block, index, options)),
      ];
    case 'quote':
      return [
        safe(spokenWords.quote[language]),
        ...sayAll(block.blocks, options),
        safe(spokenWords.quoteEnd[language]),
      ];
    case 'callout':
      return sayCallout(block, options);
    case 'code':
      return sayCode(block, language);
    case 'diagram':
      return [safe(spokenWords.figure[language]), ...sentences(said(block.text, options))];
    case 'table':
      return sayTable(block, options);
    case 'check':
      return options.checks?.(block.question) ?? [];
  }
}

const safe = (words: string): Safe => own(words);
const stop = (language: Language): string => (language === 'ja' ? '。' : '.');
const sayAll = (blocks: readonly Block[], options: SpeakOptions): readonly Safe[] =>
  blocks.flatMap((block) => sayBlock(block, options));

/** `1. ` or nothing, the state of a task, then the item's sentences. */
function sayItem(
  item: ListItem,
  list: Extract<Block, { kind: 'list' }>,
  index: number,
  options: SpeakOptions,
): readonly Safe[] {
  const { language } = options;
  const between = language === 'ja' ? '、' : ', ';
  const number = list.ordered ? `${list.start + index}${between}` : '';
  const task =
    item.task === undefined ? '' : `${spokenWords[item.task ? 'done' : 'open'][language]}${between}`;
  const [first = own(''), ...rest] = sayAll(item.blocks, options);
  return [sanitiseLine(`${number}${task}${first}`), ...rest];
}

function sayCallout(block: Extract<Block, { kind: 'callout' }>, options: SpeakOptions): readonly Safe[] {
  const { language } = options;
  const since = block.since === undefined ? [] : [sinceWords(block.since)[language]];
  const head = [lessonWords[block.callout][language], ...since].join(language === 'ja' ? '、' : ', ');
  const title = block.title ? `${said(block.title, options)}${stop(language)}` : '';
  return [
    sanitiseLine(
      `${head}${language === 'ja' ? '。' : ':'}${title === '' ? '' : language === 'ja' ? title : ` ${title}`}`,
    ),
    ...sayAll(block.blocks, options),
  ];
}

function sayCode({ lang, text }: Extract<Block, { kind: 'code' }>, language: Language): readonly Safe[] {
  const lines = sanitise(text).split('\n');
  return [
    safe(spokenWords.code(lang, lines.length)[language]),
    ...lines.filter((line) => line.trim() !== '').map((line) => own(line)),
    safe(spokenWords.codeEnd[language]),
  ];
}

/** The size, then each row: its first cell, and every other cell with its column's name. */
function sayTable({ head, rows }: Extract<Block, { kind: 'table' }>, options: SpeakOptions): readonly Safe[] {
  const { language } = options;
  const names = head.map((cell) => said(cell, options));
  const sayRow = (row: readonly (readonly Inline[])[]): Safe => {
    const [first = '', ...cells] = row.map((cell) => said(cell, options));
    const pairs = cells.map((cell, index) => pairOf(names[index + 1] ?? '', cell, language));
    return sanitiseLine(
      language === 'ja' ? `${first}。${pairs.join('、')}。` : `${first}. ${pairs.join('; ')}.`,
    );
  };
  return [safe(spokenWords.table(rows.length, head.length)[language]), ...rows.map(sayRow)];
}

const pairOf = (name: string, cell: string, language: Language): string => {
  if (language === 'en') return `${name}: ${cell}`;
  return `${name}${/[!-~]$/.test(name) ? ' ' : ''}は${/^[!-~]/.test(cell) ? ' ' : ''}${cell}`;
};

/** A text ends its sentences at 。 outside brackets, or at a full stop before a capital. */
function sentences(text: string): readonly Safe[] {
  return sanitise(text)
    .split(/(?<=。)(?![」）]|（出典)|(?<=[.!?][)"]?) +(?=[A-Z"(])|(?<=[a-z]{4}\.) +(?=[a-z])|\n/)
    .map((sentence) => sanitiseLine(sentence.trim()))
    .filter((sentence) => sentence !== '');
}

function said(inlines: readonly Inline[], options: SpeakOptions): string {
  return inlines
    .map((inline) => sayInline(inline, options))
    .join('')
    .replace(drawing, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Drawing characters say nothing when read. */
const drawing = /[\u2500-\u259f\u25b8]+/g;

function sayInline(inline: Inline, options: SpeakOptions): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text;
    case 'strong':
    case 'emphasis':
    case 'link':
      return inline.children.map((child) => sayInline(child, options)).join('');
    case 'term':
      return inline.text ?? options.terms?.(inline.id) ?? inline.id;
    case 'source': {
      const number = (options.sources ?? []).findIndex((source) => source.id === inline.id) + 1;
      return number === 0 ? '' : spokenWords.sourceNumber(String(number))[options.language];
    }
    case 'dated':
      return options.dated?.(inline.id)?.value ?? inline.id;
    case 'break':
      return '\n';
  }
}
