import { reviewImportTexts as texts } from '../../i18n/texts/review-import.ts';
import { exitCodes, Problem } from '../../problem.ts';
import { cardEvents, ownCardId, type ReadCards } from '../../study/import/own-card.ts';
import { readAnki } from '../../study/import/read-anki.ts';
import { readGift } from '../../study/import/read-gift.ts';
import type { CliContext } from '../cli-context.ts';
import { readNamedFile } from '../wire-files.ts';

export const importFormats = ['anki', 'gift'] as const;
export type ImportOptions = { readonly format?: (typeof importFormats)[number]; readonly yes?: boolean };

/** Shows what a file of cards would bring; `yes` takes it in. Taken in twice it changes nothing. */
export async function importCards(file: string, options: ImportOptions, cli: CliContext): Promise<void> {
  const { history } = await cli.services();
  const content = await readNamedFile(file, cli.world).catch((cause: Error) => {
    throw new Problem('import-unreadable', { file, why: cause.message }, { cause });
  });
  const format =
    options.format ?? (/\.gift(\.txt)?$/i.test(file) || looksLikeGift(content) ? 'gift' : 'anki');
  const { cards, bad }: ReadCards = format === 'gift' ? readGift(content) : readAnki(content);
  const known = new Map(
    history.records.flatMap(({ event }) =>
      event.type === 'card-added' ? [[event.card, event.back] as const] : [],
    ),
  );
  const events = cardEvents(cards, known);
  if (options.yes === true) history.record(events);
  if (cards.length === 0) cli.exitWith(exitCodes.usage);
  const { language, print, say } = cli;
  if (cli.flags().json)
    return print.json('review-import', {
      format,
      added: events.length,
      known: cards.length - events.length,
      bad,
      cards: cards.map((card) => ({ id: ownCardId(card.front), ...card })),
      done: options.yes === true,
    });
  print.out(texts.preview[language](events.length, cards.length - events.length));
  for (const { front, back } of cards.slice(0, 3)) print.out(`  ${short(front)}  |  ${short(back)}`);
  for (const { line, why } of bad.slice(0, 20)) print.note(`${file}:${line}  ${say(texts.why[why])}`);
  if (bad.length > 20) print.note(texts.more[language](bad.length - 20));
  if (options.yes === true) print.note('eks-learn review');
  else if (events.length > 0) print.note(say(texts.runWithYes));
}

/** A question in braces: Anki's text has tabs, GIFT has none outside its texts. */
const looksLikeGift = (content: string): boolean => !content.includes('\t') && /\{[\s\S]*[=~#]/.test(content);

const short = (text: string): string => {
  const line = text.replaceAll('\n', ' ');
  return line.length > 60 ? `${line.slice(0, 58)}..` : line;
};
