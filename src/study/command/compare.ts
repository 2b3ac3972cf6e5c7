import type { CommandSetting } from '../question.ts';
import { awsMeaning } from './aws.ts';
import { eksctlMeaning } from './eksctl.ts';
import { helmMeaning } from './helm.ts';
import { kubectlMeaning } from './kubectl.ts';
import type { Meaning, MeaningPart, PartKind } from './meaning.ts';
import type { Fault } from './parse-flags.ts';
import { splitWords } from './words.ts';

/** One row of a verdict: a part as typed against the same part of an accepted line. */
export type CommandPart = {
  readonly part: PartKind;
  /** A flag's long name, or the place of an argument. */
  readonly name: string;
  /** As typed; undefined when missing. */
  readonly typed: string | undefined;
  /** As in the accepted line; undefined when it should not be there. */
  readonly wanted: string | undefined;
  readonly outcome: 'same' | 'different' | 'missing' | 'extra';
};

export type LineProblem = Fault;

export type Comparison = {
  readonly same: boolean;
  readonly parts: readonly CommandPart[];
  /** Why the typed line (or the accepted one) could not be read. */
  readonly problem?: LineProblem;
};

/**
 * Compares what two lines would do when typed in the setting: the same to the same objects, showing the same in the
 * same format. Nothing is ever executed.
 */
export function compareLines(typed: string, wanted: string, setting: CommandSetting): Comparison {
  const given = meaningOf(typed, setting);
  const expected = meaningOf(wanted, setting);
  if ('fault' in given) return { same: false, parts: [], problem: given };
  if ('fault' in expected) return { same: false, parts: [], problem: expected };
  const parts = [
    ...expected.map((part) => row(findIn(given, part), part)),
    ...given.filter((part) => findIn(expected, part) === undefined).map((part) => row(part, undefined)),
  ];
  return {
    same: parts.every(({ outcome }) => outcome === 'same'),
    parts: parts.filter(({ typed: left, wanted: right }) => left !== '' || right !== ''),
  };
}

/** What a line means in the setting, or why it cannot be read. */
export function meaningOf(line: string, setting: CommandSetting): Meaning | Fault {
  const split = splitWords(line);
  if (!split.ok) return { fault: split.fault };
  const [first = '', ...words] = split.words;
  const tool = first === 'k' && setting.alias === true ? 'kubectl' : first;
  if (tool !== setting.tool) return { fault: 'other-tool', name: first };
  switch (setting.tool) {
    case 'kubectl':
      return kubectlMeaning(words, setting);
    case 'helm':
      return helmMeaning(words, setting);
    case 'eksctl':
      return eksctlMeaning(words);
    case 'aws':
      return awsMeaning(words);
  }
}

const findIn = (meaning: Meaning, { part, name }: MeaningPart): MeaningPart | undefined =>
  meaning.find((other) => other.part === part && other.name === name);

function row(typed: MeaningPart | undefined, wanted: MeaningPart | undefined): CommandPart {
  const { part, name } = (wanted ?? typed) as MeaningPart;
  const same = typed?.plain === wanted?.plain;
  // A namespace that was not typed is missing for the reader, although the line has one.
  const left = typed?.raw === '' && !same ? undefined : typed?.raw;
  const right = wanted?.raw === '' && !same ? undefined : wanted?.raw;
  const outcome = same
    ? 'same'
    : left === undefined
      ? 'missing'
      : right === undefined
        ? 'extra'
        : 'different';
  return { part, name, typed: left, wanted: right, outcome };
}
