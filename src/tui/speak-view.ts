import type { Language } from '../i18n/language.ts';
import { markWords, linearTexts as texts } from '../i18n/texts/linear.ts';
import type { Line } from '../text/line.ts';
import { seenRows } from './frame/compose.ts';
import { roomFor, type Size } from './frame/room.ts';
import { settledTop } from './frame/scroll.ts';
import type { View } from './frame/view.ts';
import { marks } from './glyphs.ts';
import { labelOf, shownKey } from './keys.ts';

/** A line, and whether the pointer is on it. */
export type SpokenLine = { readonly text: string; readonly pointed: boolean };

/** A view in lines for a screen reader, in the order of the screen, without any drawing character. */
export type SpokenView = {
  readonly title: string;
  readonly lines: readonly SpokenLine[];
  readonly keys: string;
};

/** What of a view is heard: its path and facts, the lines seen, the band, and the keys last. */
export function speakView(view: View, size: Size, language: Language): SpokenView {
  const comma = texts.comma[language];
  const rows = seenRows(roomFor(size, false), view.band);
  const top = settledTop(view.body.length, rows, view.top ?? 0, view.focus);
  const seen = view.body.slice(top, top + rows).flatMap((line) => speakLine(line, language));
  const band = view.band;
  const facts = (view.facts ?? []).map((fact) => fact.text);
  const said = [view.topRule?.left, view.bottomRule?.left].filter((text) => text !== undefined);
  return {
    title: [...view.path, ...facts].join(comma) + texts.stop[language],
    lines: [
      ...said.map(plainLine),
      ...seen,
      ...(band === undefined
        ? []
        : [plainLine(band.title), ...band.lines.flatMap((line) => speakLine(line, language))]),
    ],
    keys:
      texts.keys[language] +
      texts.colon[language] +
      (band?.keys ?? view.keys)
        .filter((use) => use.footer !== false)
        .map((use) => `${shownKey(use)} ${labelOf(use)[language]}`)
        .join(comma),
  };
}

const plainLine = (text: string): SpokenLine => ({ text, pointed: false });

/** The label of an option: there a check mark says that it is right. */
const option = /^(?:\[[A-E]\]|[A-E],|[A-E]、)/;

/** One line without its drawing: marks as words, columns parted by commas; a field is heard as it is typed. */
function speakLine(line: Line, language: Language): readonly SpokenLine[] {
  if (line.spans.some((span) => span.role === 'edit')) return [];
  const text = line.spans
    .map((span) => span.text)
    .join('')
    .replace(/[\u2500-\u259f▸›»]/g, '')
    .trim()
    .replace(/ {2,}/g, texts.comma[language]);
  if (text === '') return [];
  const glyph = line.mark?.glyph ?? '';
  const word = glyph === '✓' && option.test(text) ? texts.right[language] : markWords[glyph]?.[language];
  const marked =
    word === undefined || text.startsWith(word) ? text : `${word}${texts.comma[language]}${text}`;
  return [{ text: marked, pointed: line.sign?.glyph === marks.here.glyph }];
}

/** What is new since the last time: all of another screen; of the same one the lines that changed or are pointed at. */
export function heardSince(
  before: SpokenView | undefined,
  now: SpokenView,
  language: Language,
): readonly string[] {
  const say = ({ text, pointed }: SpokenLine) =>
    pointed ? `${texts.pointer[language]}${texts.comma[language]}${text}` : text;
  const nameOf = (view: SpokenView) => view.title.split(/[、,.。]/)[0];
  const all = [now.title, ...now.lines.map(say), now.keys];
  if (before === undefined || nameOf(before) !== nameOf(now)) return all;
  const known = new Map(before.lines.map((line) => [line.text, line.pointed]));
  const lines = now.lines.filter(
    (line) => !known.has(line.text) || (line.pointed && known.get(line.text) === false),
  );
  const fresh = lines.filter((line) => !known.has(line.text)).length;
  // A screen that is mostly new is heard whole: a reason without its option would mean nothing.
  if (fresh > 1 && fresh * 2 > now.lines.length) return all;
  return [
    ...(before.title === now.title ? [] : [now.title]),
    ...lines.map(say),
    ...(before.keys === now.keys ? [] : [now.keys]),
  ];
}
