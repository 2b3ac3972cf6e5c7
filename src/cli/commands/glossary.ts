import type { Command } from 'commander';
import type { Course, GlossaryTerm } from '../../course/course.ts';
import { glossaryTexts } from '../../i18n/texts/glossary.ts';
import { Problem } from '../../problem.ts';
import { nearest } from '../../text/nearest.ts';
import { normalise } from '../../text/normalise.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

export function addGlossaryCommand(program: Command, cli: CliContext): void {
  const glossary = program
    .command('glossary')
    .argument('[term]', cli.say(glossaryTexts.term))
    .action((term: string | undefined) => (term === undefined ? list(cli) : show(term, cli)));
  describe(glossary, cli.say(glossaryTexts.summary), [
    ['eks-learn glossary', cli.say(glossaryTexts.all)],
    ['eks-learn glossary pod', cli.say(glossaryTexts.one)],
  ]);
}

async function list(cli: CliContext): Promise<void> {
  const { course } = await cli.services();
  const terms = [...course.glossary.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (cli.flags().json) return cli.print.json('glossary', { terms });
  for (const { id, term } of terms) {
    const both = term.ja === term.en ? term.ja : `${term.ja} / ${term.en}`;
    cli.print.out(`${id}  ${both}`);
  }
}

async function show(words: string, cli: CliContext): Promise<void> {
  const { course } = await cli.services();
  const found = find(words, course);
  if (cli.flags().json) return cli.print.json('glossary', { terms: [found] });
  cli.print.out(found.term.ja === found.term.en ? found.term.ja : `${found.term.ja} / ${found.term.en}`);
  cli.print.out(`  ${cli.say(found.meaning)}`);
  const related = found.related
    .flatMap((id) => course.glossary.get(id) ?? [])
    .map(({ term }) => cli.say(term));
  if (related.length > 0)
    cli.print.out(`  ${cli.say(glossaryTexts.related)} ${related.join(cli.say(glossaryTexts.comma))}`);
  cli.print.note(`${cli.say(glossaryTexts.next)} eks-learn lessons show ${found.lesson}`);
}

/** By id, by either language's term, or by another spelling; width, case and kana do not matter. */
function find(words: string, course: Course): GlossaryTerm {
  const wanted = normalise(words);
  const terms = [...course.glossary.values()];
  const names = ({ id, term, also }: GlossaryTerm) => [id, term.ja, term.en, ...also].map(normalise);
  const found = terms.find((term) => names(term).includes(wanted));
  if (found !== undefined) return found;
  const near = nearest(
    words.toLowerCase(),
    terms.map((term) => term.id),
  );
  throw new Problem('no-such-term', { term: words, ...(near === undefined ? {} : { near }) });
}
