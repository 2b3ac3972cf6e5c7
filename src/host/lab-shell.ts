import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What the shell of a session offers beside what the learner's own offers. */
export type ShellWords = {
  /** Folder for the files of this shell; made when it is not there. */
  readonly folder: string;
  readonly lab: string;
  /** Program and arguments that run eks-learn. */
  readonly self: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** How to start a shell so that it has the words and shows the lab in its prompt. */
export type ShellStart = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** Words of the shell, and the subcommands of `eks-learn lab` behind them. */
export const shellWords = { task: 'show', check: 'check', hint: 'hint', solution: 'solution' } as const;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function write(path: string, text: string, mode = 0o600): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
}

const sourced = (path: string) => `if [ -f ${path} ]; then . ${path}; fi`;

/** The learner's own start-up file first; then our words on PATH, and the lab before the prompt. */
function startOf(shell: string, { folder, lab, env }: ShellWords): ShellStart {
  const bin = join(folder, 'bin');
  const path = `PATH=${quoted(bin)}:"$PATH"`;
  const prompt = quoted(`(${lab}) `);
  switch (shell) {
    case 'bash': {
      const text = `${sourced('~/.bashrc')}\n${path}\nPS1=${prompt}"$PS1"\n`;
      return { args: ['--rcfile', write(join(folder, 'bashrc'), text), '-i'], env: {} };
    }
    case 'zsh': {
      const own = `ZDOTDIR=${quoted(env.ZDOTDIR ?? env.HOME ?? '/')}`;
      const ours = quoted(join(folder, 'zsh'));
      write(join(folder, 'zsh/.zshenv'), `${own}\n${sourced('"$ZDOTDIR/.zshenv"')}\nZDOTDIR=${ours}\n`);
      const end = `${path}\nPROMPT=${prompt}"$PROMPT"\n`;
      write(join(folder, 'zsh/.zshrc'), `${own}\n${sourced('"$ZDOTDIR/.zshrc"')}\n${end}`);
      return { args: ['-i'], env: { ZDOTDIR: join(folder, 'zsh') } };
    }
    case 'fish': {
      const text = [
        `set -gx PATH ${quoted(bin)} $PATH`,
        'functions --copy fish_prompt eks_learn_own_prompt',
        `function fish_prompt; printf %s ${prompt}; eks_learn_own_prompt; end`,
      ].join('\n');
      const file = write(join(folder, 'lab.fish'), `${text}\n`);
      return { args: ['--interactive', '--init-command', `source ${quoted(file)}`], env: {} };
    }
    default: {
      const own = env.ENV === undefined ? '' : `${sourced(quoted(env.ENV))}\n`;
      const file = write(join(folder, 'shrc'), `${own}${path}\nPS1=${prompt}"\${PS1:-$ }"\n`);
      return { args: ['-i'], env: { ENV: file } };
    }
  }
}

/**
 * Lays out the words `task`, `check`, `hint` and `solution`, and `k` for kubectl as the exams have it, and says how to
 * start the shell with them. An alias or a function of the learner's own goes before each.
 */
export function layOutShell(program: string, words: ShellWords): ShellStart {
  for (const [word, command] of Object.entries(shellWords)) {
    const run = [...words.self, 'lab', command, words.lab].map(quoted).join(' ');
    write(join(words.folder, 'bin', word), `#!/bin/sh\nexec ${run} "$@"\n`, 0o700);
  }
  write(join(words.folder, 'bin/k'), '#!/bin/sh\nexec kubectl "$@"\n', 0o700);
  return startOf(basename(program), words);
}
