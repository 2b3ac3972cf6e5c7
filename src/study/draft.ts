import { wantedCount } from './deck.ts';
import type { Answer } from './history.ts';
import type { Question } from './question.ts';

/** An answer in the making; its shape follows the kind of the question. */
export type Draft =
  | { readonly kind: 'choice'; readonly chosen: readonly string[]; readonly struck: readonly string[] }
  | { readonly kind: 'order'; readonly placed: readonly string[] }
  /** `matched`: id of the left → id of the right. */
  | { readonly kind: 'match'; readonly matched: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gaps'; readonly gaps: readonly string[] }
  | { readonly kind: 'line'; readonly line: number | undefined };

/** Why a message was refused; the screen says it in the learner's language. */
export type Refusal =
  /** `option` cannot be added: `chosen` are already all that are wanted. */
  | { readonly reason: 'too-many'; readonly option: string; readonly chosen: readonly string[] }
  | { readonly reason: 'too-few'; readonly missing: number }
  /** Nothing typed; answering again with nothing counts as giving up. */
  | { readonly reason: 'empty' };

export type Drafted = { readonly draft: Draft; readonly refusal?: Refusal };

/** An answer with nothing in it. */
export function emptyDraft(question: Question): Draft {
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return { kind: 'choice', chosen: [], struck: [] };
    case 'ordering':
      return { kind: 'order', placed: [] };
    case 'matching':
      return { kind: 'match', matched: {} };
    case 'command':
    case 'short':
      return { kind: 'text', text: '' };
    case 'cloze':
      return { kind: 'gaps', gaps: question.gaps.map(() => '') };
    case 'wrong-line':
      return { kind: 'line', line: undefined };
  }
}

/** Chooses an option, or takes it back when it was chosen. A struck option that is chosen is open again. */
export function chooseOption(question: Question, draft: Draft, option: string, left?: string): Drafted {
  switch (draft.kind) {
    case 'choice':
      return toggle(question, draft, option);
    case 'order':
      return { draft: { kind: 'order', placed: withOrWithout(draft.placed, option) } };
    case 'match':
      return left === undefined ? { draft } : { draft: match(draft.matched, left, option) };
    case 'line':
      return { draft: { kind: 'line', line: Number(option) } };
    default:
      return { draft };
  }
}

/** Strikes an option out, or opens it again. A chosen option that is struck is not chosen any more. */
export function strikeOption(draft: Draft, option: string): Draft {
  if (draft.kind !== 'choice') return draft;
  return {
    kind: 'choice',
    chosen: draft.chosen.filter((id) => id !== option),
    struck: withOrWithout(draft.struck, option),
  };
}

/** Takes back the last step inside the answer; undefined when there is none. */
export function undoDraft(draft: Draft): Draft | undefined {
  switch (draft.kind) {
    case 'choice':
      return draft.chosen.length === 0 ? undefined : { ...draft, chosen: draft.chosen.slice(0, -1) };
    case 'order':
      return draft.placed.length === 0 ? undefined : { kind: 'order', placed: draft.placed.slice(0, -1) };
    case 'match': {
      const pairs = Object.entries(draft.matched);
      return pairs.length === 0
        ? undefined
        : { kind: 'match', matched: Object.fromEntries(pairs.slice(0, -1)) };
    }
    case 'line':
      return draft.line === undefined ? undefined : { kind: 'line', line: undefined };
    default:
      return undefined;
  }
}

/** What still keeps the draft from being an answer. */
export function missingFrom(question: Question, draft: Draft): Refusal | undefined {
  switch (draft.kind) {
    case 'choice':
      return tooFew(wantedCount(question) - draft.chosen.length);
    case 'order':
      return tooFew(wantedCount(question) - draft.placed.length);
    case 'match':
      return tooFew(wantedCount(question) - Object.keys(draft.matched).length);
    case 'text':
      return draft.text.trim() === '' ? { reason: 'empty' } : undefined;
    case 'gaps':
      return draft.gaps.every((gap) => gap.trim() === '')
        ? { reason: 'empty' }
        : tooFew(draft.gaps.filter((gap) => gap.trim() === '').length);
    case 'line':
      return tooFew(draft.line === undefined ? 1 : 0);
  }
}

/** The draft as the history keeps it; grading takes nothing else. */
export function answerOf(draft: Draft): Answer {
  switch (draft.kind) {
    case 'choice':
      return draft.chosen;
    case 'order':
      return draft.placed;
    case 'match':
      return Object.entries(draft.matched).map(([left, right]) => `${left}:${right}`);
    case 'text':
      return [draft.text];
    case 'gaps':
      return draft.gaps;
    case 'line':
      return draft.line === undefined ? [] : [String(draft.line)];
  }
}

/** The draft an answer of the history came from. */
export function draftOf(question: Question, answer: Answer): Draft {
  const empty = emptyDraft(question);
  switch (empty.kind) {
    case 'choice':
      return { ...empty, chosen: answer };
    case 'order':
      return { kind: 'order', placed: answer };
    case 'match':
      return { kind: 'match', matched: Object.fromEntries(answer.map((pair) => splitPair(pair))) };
    case 'text':
      return { kind: 'text', text: answer[0] ?? '' };
    case 'gaps':
      return { kind: 'gaps', gaps: empty.gaps.map((_, at) => answer[at] ?? '') };
    case 'line':
      return { kind: 'line', line: answer[0] === undefined ? undefined : Number(answer[0]) };
  }
}

/** `left:right` of a matching answer. */
export const splitPair = (pair: string): [string, string] => {
  const colon = pair.indexOf(':');
  return [pair.slice(0, colon), pair.slice(colon + 1)];
};

const tooFew = (missing: number): Refusal | undefined =>
  missing > 0 ? { reason: 'too-few', missing } : undefined;

const withOrWithout = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list.filter((each) => each !== id) : [...list, id];

function toggle(question: Question, draft: Extract<Draft, { kind: 'choice' }>, option: string): Drafted {
  const struck = draft.struck.filter((id) => id !== option);
  if (question.kind !== 'multiple') {
    const chosen = draft.chosen.includes(option) ? [] : [option];
    return { draft: { kind: 'choice', chosen, struck } };
  }
  const full = draft.chosen.length >= wantedCount(question) && !draft.chosen.includes(option);
  if (full) return { draft, refusal: { reason: 'too-many', option, chosen: draft.chosen } };
  return { draft: { kind: 'choice', chosen: withOrWithout(draft.chosen, option), struck } };
}

/** A right belongs to one left: giving it to another takes it from the first. */
function match(matched: Readonly<Record<string, string>>, left: string, right: string): Draft {
  const others = Object.entries(matched).filter(([l, r]) => l !== left && r !== right);
  const same = matched[left] === right;
  return { kind: 'match', matched: Object.fromEntries(same ? others : [...others, [left, right]]) };
}
