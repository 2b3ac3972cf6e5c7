import { addCard, type BadLine, type ReadCard, type ReadCards } from './own-card.ts';
import { withoutHtml } from './without-html.ts';

/**
 * Reads Moodle's GIFT as cards: the stem with its options in front, the right answers and their feedback behind.
 * Questions are parted by blank lines; comments and categories are skipped; an essay has no answer to show.
 */
export function readGift(text: string): ReadCards {
  const result = { cards: [] as ReadCard[], bad: [] as BadLine[] };
  for (const { block, line } of blocksOf(text)) {
    const [, format, body = block] =
      /^(?:::(?:\\.|[^\\])*?::)?\s*(?:\[(markdown|html|plain|moodle)\])?([\s\S]*)$/i.exec(block) ?? [];
    const open = unescaped(body, '{', 0);
    const close = open < 0 ? -1 : unescaped(body, '}', open);
    if (open < 0) result.bad.push({ line, why: 'no-answer' });
    else if (close < 0) result.bad.push({ line, why: 'open-brace' });
    else takeQuestion(result, body, { open, close, line, isHtml: format?.toLowerCase() === 'html' });
  }
  return result;
}

/** Where the answers of a question begin and end, and how its texts are written. */
type Place = {
  readonly open: number;
  readonly close: number;
  readonly line: number;
  readonly isHtml: boolean;
};

function takeQuestion(
  result: { readonly cards: ReadCard[]; readonly bad: BadLine[] },
  body: string,
  { open, close, line, isHtml }: Place,
): void {
  const after = body.slice(close + 1).trim();
  const stem = text(body.slice(0, open)) + (after === '' ? '' : ` ____ ${text(after)}`);
  const inside = body.slice(open + 1, close).trim();
  const truth = /^(T|F|TRUE|FALSE)\b/i.exec(inside)?.[1];
  const answers = truth === undefined ? answersOf(inside) : [];
  const right = answers.filter((answer) => answer.right);
  if (truth === undefined && right.length === 0) {
    result.bad.push({ line, why: 'no-answer' });
    return;
  }
  const isMatching = answers.length > 0 && answers.every(({ shown }) => shown.includes(' -> '));
  const options = answers.some((answer) => !answer.right) ? answers.map(({ shown }) => `- ${shown}`) : [];
  const lefts = isMatching ? answers.map(({ shown }) => `- ${shown.split(' -> ')[0]}`) : options;
  const back =
    truth === undefined
      ? right.map(({ shown, feedback }) => [shown, feedback].filter((part) => part !== '').join('\n'))
      : [truth.toUpperCase().startsWith('T') ? 'True' : 'False'];
  const [front, behind] = [[stem, ...lefts], back].map((parts) => parts.join('\n')) as [string, string];
  if (isHtml) addCard(result, withoutHtml(front), withoutHtml(behind), line);
  else addCard(result, front, behind, line);
}

type Given = { readonly right: boolean; readonly shown: string; readonly feedback: string };

/** `=right#feedback ~%50%partly ~wrong`; `#3.14:0.1` is a number with its tolerance. */
function answersOf(inside: string): readonly Given[] {
  if (inside.startsWith('#')) return [{ right: true, shown: text(inside.slice(1)), feedback: '' }];
  const starts: number[] = [];
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === '\\') at += 1;
    else if (inside[at] === '=' || inside[at] === '~') starts.push(at);
  }
  return starts.map((start, index): Given => {
    const part = inside.slice(start + 1, starts[index + 1] ?? inside.length);
    const [, weight, rest = part] = /^\s*%(-?[\d.]+)%([\s\S]*)$/.exec(part) ?? [];
    const hash = unescaped(rest, '#', 0);
    return {
      right: weight === undefined ? inside[start] === '=' : Number(weight) > 0,
      shown: text(hash < 0 ? rest : rest.slice(0, hash)),
      feedback: hash < 0 ? '' : text(rest.slice(hash + 1)),
    };
  });
}

/** Text between the signs: `\=` is `=`, `\n` a line end. */
const text = (part: string): string =>
  part
    .replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
    .replace(/[ \t]+\n/g, '\n')
    .trim();

function unescaped(within: string, sign: string, from: number): number {
  for (let at = from; at < within.length; at += 1) {
    if (within[at] === '\\') at += 1;
    else if (within[at] === sign) return at;
  }
  return -1;
}

/** Blocks parted by blank lines, each with the number of its first line; comments and `$CATEGORY:` are no blocks. */
function* blocksOf(source: string): Iterable<{ readonly block: string; readonly line: number }> {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  let held: string[] = [];
  let line = 1;
  for (const [at, each] of [...lines, ''].entries()) {
    const skipped = /^\s*\/\//.test(each) || /^\s*\$CATEGORY:/i.test(each);
    if (each.trim() === '') {
      if (held.length > 0) yield { block: held.join('\n'), line };
      held = [];
    } else if (!skipped) {
      if (held.length === 0) line = at + 1;
      held.push(each);
    }
  }
}
