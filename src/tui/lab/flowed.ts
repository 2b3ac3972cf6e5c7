import type { Line } from '../../text/line.ts';
import { emptyLine } from '../frame/spans.ts';
import { type Measure, paragraph } from '../question/rich-text.ts';

const latin = /[\u0021-\u024f]/;
/** Punctuation that carries its own space. */
const [closing, opening] = [/[、。，．！？：；）」』]/, /[（「『]/];

/** Line ends of the author's file are not line ends of the text: they become a blank, or nothing in Japanese. */
function joined(text: string): string {
  return text
    .split('\n')
    .map((each) => each.trim())
    .reduce((before, each) => {
      const [last, first] = [before.at(-1) ?? '', each.at(0) ?? ''];
      const spaced = (latin.test(last) || latin.test(first)) && !closing.test(last) && !opening.test(first);
      return before === '' ? each : `${before}${spaced ? ' ' : ''}${each}`;
    }, '');
}

/** Authored prose: blank lines part paragraphs, lines that begin with `- ` stay items. */
export function flowed(text: string, measure: Measure): readonly Line[] {
  const parts = text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => part.split(/\n(?=\s*- )/).flatMap((item) => paragraph(joined(item), measure)));
  return parts.flatMap((lines, at) => (at === 0 ? lines : [emptyLine, ...lines]));
}
