import type { Language } from '../../i18n/language.ts';
import type { Span } from '../../text/line.ts';
import { type KeyUse, labelOf, shownKey } from '../keys.ts';
import { cellsOf, say } from './spans.ts';

/** `Enter 開く`; with the reason why it cannot run in （） while there is room. */
function item(use: KeyUse, language: Language, reason: boolean): readonly Span[] {
  const spans = [say(shownKey(use), 'strong'), say(` ${labelOf(use)[language]}`, 'quiet')];
  if (use.off === undefined || !reason) return spans;
  const why = use.off[language];
  return [...spans, say(language === 'ja' ? `（${why}）` : ` (${why})`, 'quiet')];
}

const bareHelp = (keys: readonly KeyUse[], language: Language): readonly Span[] =>
  keys.flatMap((use, at) => [
    ...(at === 0 ? [] : [say('  ')]),
    ...(use.id === 'help' ? [say(shownKey(use), 'strong')] : item(use, language, false)),
  ]);

const isTail = (use: KeyUse): boolean => use.id === 'help' || use.id === 'back' || use.id === 'quit';

/**
 * The keys that work here, primary first, `?` and Esc (or q) last. What does not fitted goes from the right before
 * those; reasons go before keys.
 */
export function footer(keys: readonly KeyUse[], language: Language, width: number): readonly Span[] {
  const shown = keys.filter((use) => use.footer !== false);
  const tail = shown.filter(isTail);
  const own = shown.filter((use) => !isTail(use));
  for (let count = own.length; count >= 0; count--) {
    const kept = [...own.slice(0, count), ...tail];
    for (const reason of [true, false]) {
      const spans = kept.flatMap((use, at) =>
        at === 0 ? item(use, language, reason) : [say('  '), ...item(use, language, reason)],
      );
      if (cellsOf(spans) <= width) return spans;
    }
    // Before the primary action goes, `?` goes without its word.
    const short = count === 1 ? bareHelp(kept, language) : [];
    if (short.length > 0 && cellsOf(short) <= width) return short;
  }
  const last = tail.at(-1);
  return last === undefined ? [] : item(last, language, false);
}
