import type { Reading } from './reading.ts';
import { seenBlocks } from './reading.ts';

/** A code block on the screen as it is pasted into a shell or an editor. */
export function codeToCopy(
  reading: Reading,
  copied: number | undefined,
): { readonly block: number; readonly text: string } | undefined {
  const codes = seenBlocks(reading).flatMap((block) => {
    const found = reading.page.blocks[block];
    return found?.kind === 'code' ? [{ block, text: sourceText(found.lang, found.text) }] : [];
  });
  return codes.find((code) => copied !== undefined && code.block > copied) ?? codes[0];
}

/** What was typed of a console session, without prompts and output; all else as it stands in the source. */
function sourceText(lang: string, text: string): string {
  const clean = text.replace(/\n$/, '');
  if (lang !== 'console') return clean;
  const kept: string[] = [];
  let goesOn = false;
  for (const line of clean.split('\n')) {
    if (line.startsWith('$ ')) kept.push(line.slice(2));
    else if (goesOn) kept.push(line);
    goesOn = (line.startsWith('$ ') || goesOn) && line.endsWith('\\');
  }
  return kept.length === 0 ? clean : kept.join('\n');
}
