// One measurement in a process of its own: node study-program.mjs LIBRARY make|open|draw|answer HOME
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { percentile } from './measure.mjs';

const [library, what, home] = process.argv.slice(2);
const { openHistory, progressOf, drawPaper, makeDeck, startQuiz, updateQuiz } = await import(
  pathToFileURL(library).href
);
const print = (numbers) => process.stdout.write(JSON.stringify(numbers));
const timed = (run) => {
  const before = performance.now();
  const result = run();
  return [performance.now() - before, result];
};

const both = (text) => ({ ja: text, en: text });
const domains = ['monitoring', 'reliability', 'deployment', 'security', 'networking'];
const question = (at) => ({
  kind: 'single',
  id: `question-${at}`,
  lesson: `lesson-${at % 64}`,
  objective: 'objective',
  level: ['recall', 'apply', 'apply', 'judge'][at % 4],
  seconds: 60,
  scenario: true,
  domains: [`exam/${domains[at % 5]}`],
  facts: [],
  sources: ['source'],
  stem: both(`Stem ${at}`),
  options: ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    text: both(id),
    why: both(id),
    ...(id === 'a' && { right: true }),
  })),
});

/** Answers, ratings and reading of five years, a hundred a day, over two thousand questions. */
function fiveYears() {
  const start = Date.UTC(2021, 10, 21);
  return Array.from({ length: 180_000 }, (_, at) => {
    const id = `${(start + at * 876_000).toString(36)}-${((at * 2_654_435_761) % 4_294_967_296).toString(36)}`;
    const time = start + at * 876_000;
    const name = `question-${(at * 7919) % 2000}`;
    if (at % 50 === 0)
      return {
        id,
        at: time,
        event: { type: 'lesson-place', lesson: `lesson-${at % 64}`, block: at % 40, share: 0 },
      };
    if (at % 3 === 0)
      return {
        id,
        at: time,
        event: { type: 'rated', card: `q:${name}`, rating: (at % 4) + 1, took: 9_000 + (at % 977) },
      };
    return {
      id,
      at: time,
      event: {
        type: 'answered',
        question: name,
        answer: ['abcd'[at % 4]],
        verdict: at % 4 === 0 ? 'right' : 'wrong',
        where: 'quiz',
        took: 20_000 + (at % 9973),
      },
    };
  });
}

const plain = join(home, '..', 'five-years.json');
const actions = {
  make() {
    mkdirSync(home, { recursive: true });
    const records = fiveYears();
    writeFileSync(plain, JSON.stringify(records));
    const history = openHistory({ folder: home, now: Date.now });
    history.merge(records);
    // Opened once more, the cache beside the journal is written.
    openHistory({ folder: home, now: Date.now });
  },
  open() {
    const [open, history] = timed(() => openHistory({ folder: home, now: Date.now }));
    const [fold, progress] = timed(() => progressOf(history.records));
    if (history.records.length !== 180_000 || progress.items.size === 0)
      throw new Error('records are missing');
    const rss = process.resourceUsage().maxRSS / 1024;
    const text = readFileSync(plain, 'utf8');
    const [floor] = timed(() => JSON.parse(text));
    print({ open, fold, rss, floor });
  },
  draw() {
    const questions = Array.from({ length: 100_000 }, (_, at) => question((at * 7919) % 100_003));
    const blueprint = {
      id: 'exam',
      form: 'choice',
      questions: 65,
      scored: 50,
      minutes: 130,
      kinds: ['single', 'multiple'],
      domains: domains.map((id) => ({ id, weight: 20, title: both(id) })),
    };
    const [draw, paper] = timed(() =>
      drawPaper({ blueprint, questions, tasks: [], seed: 'seed', edition: 'bench' }),
    );
    if (paper.questions.length !== 65) throw new Error('the paper is short');
    const ids = questions.map(({ id }) => id);
    const [floor] = timed(() => ids.sort());
    print({ draw, floor });
  },
  answer() {
    const deck = makeDeck(
      Array.from({ length: 500 }, (_, at) => question(at)),
      'seed',
    );
    let state = startQuiz({ deck, where: 'quiz', at: 0, flagged: new Set() });
    const times = deck.map(() => {
      state = updateQuiz(state, { type: 'choose', option: 'b' }).state;
      const [took, turn] = timed(() => updateQuiz(state, { type: 'answer', at: 1 }));
      state = updateQuiz(turn.state, { type: 'next', at: 2 }).state;
      return took;
    });
    print({ p95: percentile(times, 95) });
  },
};
actions[what]();
