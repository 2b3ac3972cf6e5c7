import type { Command } from 'commander';
import type { Course } from '../../course/course.ts';
import type { SearchHit } from '../../course/search.ts';
import { searchTexts } from '../../i18n/texts/search-command.ts';
import { exitCodes } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { wholeNumber } from '../whole-number.ts';

export function addSearchCommand(program: Command, cli: CliContext): void {
  const search = program
    .command('search')
    .argument('<words...>', cli.say(searchTexts.words))
    .option('--limit <number>', cli.say(searchTexts.limit), wholeNumber(1, 100), 10)
    .action((words: readonly string[], { limit }: { readonly limit: number }) =>
      find(words.join(' '), limit, cli),
    );
  describe(search, cli.say(searchTexts.summary), [
    ['eks-learn search IRSA', cli.say(searchTexts.example)],
    ['eks-learn search readiness --json', ''],
  ]);
}

async function find(query: string, limit: number, cli: CliContext): Promise<void> {
  const { course, search } = await cli.services();
  const { hits, suggestion } = (await search())(query);
  const shown = await Promise.all(
    hits.slice(0, limit).map(async (hit) => ({ ...hit, ...(await describeHit(hit, course, cli)) })),
  );
  if (shown.length === 0) cli.exitWith(exitCodes.notPassed);
  if (cli.flags().json) {
    return cli.print.json('search', {
      query,
      total: hits.length,
      hits: shown,
      suggestion: suggestion ?? null,
    });
  }
  for (const { kind, title, command } of shown) {
    cli.print.out(`${cli.say(searchTexts.kinds[kind])}  ${title}`);
    cli.print.out(`    ${command}`);
  }
  cli.print.note(cli.say(searchTexts.found(query, hits.length)));
  if (suggestion !== undefined) cli.print.note(`${cli.say(searchTexts.next)} eks-learn search ${suggestion}`);
}

type Described = { readonly title: string; readonly command: string };

/** What a hit is called, and the command that opens it. */
async function describeHit({ kind, id }: SearchHit, course: Course, cli: CliContext): Promise<Described> {
  switch (kind) {
    case 'lesson': {
      const card = course.card(id);
      return {
        title: card === undefined ? id : `${card.number} ${cli.say(card.title)}`,
        command: `eks-learn lessons show ${id}`,
      };
    }
    case 'question': {
      const question = course.question(id);
      return {
        title: question === undefined ? id : cli.say(question.stem),
        command: `eks-learn quiz --lesson ${question?.lesson ?? id}`,
      };
    }
    case 'term': {
      const term = course.glossary.get(id);
      return { title: term === undefined ? id : cli.say(term.term), command: `eks-learn glossary ${id}` };
    }
    case 'lab': {
      const labs = await (await cli.services()).labs.list();
      const lab = labs.find((card) => card.id === id);
      return { title: lab === undefined ? id : cli.say(lab.title), command: `eks-learn lab show ${id}` };
    }
  }
}
