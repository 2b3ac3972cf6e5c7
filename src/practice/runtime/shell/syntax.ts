/** A piece of a word; quoted pieces are not split. */
export type Part =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly type: 'variable';
      readonly name: string;
      /** `-`, `:-`, `:=`, `:+`, `#`, `%` and the like, and what follows it. */
      readonly operator: string;
      readonly operand: string;
      readonly quoted: boolean;
    }
  | { readonly type: 'command'; readonly script: string; readonly quoted: boolean }
  | { readonly type: 'arithmetic'; readonly text: string; readonly quoted: boolean };

export type Word = readonly Part[];

export type Redirect = {
  readonly from: number;
  readonly operator: '>' | '>>' | '<' | '>&' | '<<';
  readonly target: Word;
};

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
      readonly items: readonly { readonly command: Command; readonly after: ';' | '&' | '&&' | '||' }[];
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

/** What sh says when it cannot read a script. */
export class ShellSyntaxError extends Error {}
