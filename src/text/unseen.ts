import type { MistakeCode } from '../i18n/texts/markdown.ts';
import { sanitise } from './sanitise.ts';

const emoji = /\p{Emoji_Presentation}|.\ufe0f/gu;

/** Characters of a source that a screen would drop, and emoji, each with its offset. */
export function findUnseen(
  source: string,
): readonly { readonly code: MistakeCode; readonly offset: number; readonly detail: string }[] {
  const found: { code: MistakeCode; offset: number; detail: string }[] = [];
  for (const match of source.matchAll(emoji))
    found.push({ code: 'emoji', offset: match.index, detail: match[0] });
  if (sanitise(source) === source) return found;
  let offset = 0;
  for (const char of source) {
    const isEmojiPart = char === '\ufe0f' || char === '\u200d';
    if (sanitise(char) !== char && !isEmojiPart)
      found.push({ code: 'unseen-character', offset, detail: nameOf(char) });
    offset += char.length;
  }
  return found;
}

const nameOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
