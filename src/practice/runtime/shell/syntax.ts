/** A piece of a word; quoted pieces are not split. */
export type Part =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly type: 'variable';
      readonly name: string;
      /** `-`, `:-`, `:=`, `:+`, `#`, `%` and the like, and what follows it. */
      readonly operator: string;
      readonly operand: Word;
      readonly quoted: boolean;
    }
  | { readonly type: 'command'; readonly script: string; readonly quoted: boolean }
  | { readonly type: 'arithmetic'; readonly expression: Word; readonly quoted: boolean };

export type Word = readonly Part[];

export type Redirect = {
  readonly from: number;
  readonly operator: '>' | '>>' | '<' | '>&' | '<<';
  /** A file, a stream's number, or the text of a here-document. */
  readonly target: Word;
};

/** What joins a command to the next one of its list. */
export type After = ';' | '&' | '&&' | '||';

export type Command =
  | {
      readonly type: 'simple';
      readonly assigns: readonly (readonly [name: string, value: Word])[];
      readonly words: readonly Word[];
      readonly redirects: readonly Redirect[];
    }
  | { readonly type: 'pipeline'; readonly parts: readonly Command[]; readonly negated: boolean }
  | {
      readonly type: 'list';
      readonly items: readonly { readonly command: Command; readonly after: After }[];
    }
  | {
      readonly type: 'if';
      readonly branches: readonly { readonly test: Command; readonly body: Command }[];
      readonly other: Command | undefined;
    }
  | { readonly type: 'loop'; readonly until: boolean; readonly test: Command; readonly body: Command }
  | {
      readonly type: 'for';
      readonly name: string;
      readonly words: readonly Word[] | undefined;
      readonly body: Command;
    }
  | {
      readonly type: 'case';
      readonly word: Word;
      readonly clauses: readonly { readonly patterns: readonly Word[]; readonly body: Command }[];
    }
  | {
      readonly type: 'group';
      readonly body: Command;
      readonly subshell: boolean;
      readonly redirects: readonly Redirect[];
    }
  | { readonly type: 'function'; readonly name: string; readonly body: Command };

/** One kind of command. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** What sh says when it cannot read a script. */
export class ShellSyntaxError extends Error {}
