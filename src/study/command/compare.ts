import type { CommandSetting } from '../question.ts';
import { type LineFault, splitWords } from './words.ts';

/** Which part of a command a row of the verdict is about; `name` is the flag or the place of the argument. */
export type CommandPart = {
  readonly part: 'tool' | 'action' | 'object' | 'namespace' | 'argument' | 'flag';
  readonly name: string;
  /** As typed; undefined when missing. */
  readonly typed: string | undefined;
  /** As in the accepted line; undefined when it should not be there. */
  readonly wanted: string | undefined;
  readonly outcome: 'same' | 'different' | 'missing' | 'extra';
};

export type LineProblem = { readonly fault: LineFault };

export type Comparison = {
  readonly same: boolean;
  readonly parts: readonly CommandPart[];
  readonly problem?: LineProblem;
};

/** Compares what two lines would do when typed in the setting; nothing is ever executed. */
export function compareLines(typed: string, wanted: string, setting: CommandSetting): Comparison {
  const left = splitWords(typed);
  const right = splitWords(wanted);
  if (!left.ok) return { same: false, parts: [], problem: { fault: left.fault } };
  if (!right.ok) return { same: false, parts: [], problem: { fault: right.fault } };
  const given = spellOut(left.words, setting);
  const expected = spellOut(right.words, setting);
  const parts = expected.map((word, at) => part(at, given[at], word));
  const extra = given.slice(expected.length).map((word, at) => part(expected.length + at, word, undefined));
  const all = [...parts, ...extra];
  return { same: all.every((each) => each.outcome === 'same'), parts: all };
}

const spellOut = (words: readonly string[], setting: CommandSetting): readonly string[] =>
  setting.alias === true && words[0] === 'k' ? ['kubectl', ...words.slice(1)] : words;

function part(at: number, typed: string | undefined, wanted: string | undefined): CommandPart {
  const outcome =
    typed === wanted
      ? 'same'
      : typed === undefined
        ? 'missing'
        : wanted === undefined
          ? 'extra'
          : 'different';
  const kind = at === 0 ? 'tool' : at === 1 ? 'action' : 'argument';
  return { part: kind, name: String(at), typed, wanted, outcome };
}
