import { Argument, type Command } from 'commander';
import { completionTexts } from '../../i18n/texts/completion.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type ShellName = (typeof shells)[number];

export function addCompletionCommand(program: Command, cli: CliContext): void {
  const completion = program
    .command('completion')
    .addArgument(new Argument('<shell>', cli.say(completionTexts.shell)).choices(shells))
    .action((shell: ShellName) => cli.print.out(scripts[shell]));
  describe(completion, cli.say(completionTexts.summary), [
    ['source <(eks-learn completion bash)', cli.say(completionTexts.now)],
    ['eks-learn completion fish > ~/.config/fish/completions/eks-learn.fish', ''],
  ]);
}

/** The shells ask `eks-learn complete WORDS…` for the words that may come next, one a line. */
const scripts: Readonly<Record<ShellName, string>> = {
  bash: `_eks_learn() {
  local IFS=$'\\n'
  COMPREPLY=($(eks-learn complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -F _eks_learn eks-learn`,
  zsh: `#compdef eks-learn
_eks_learn() {
  local -a found
  found=("\${(@f)$(eks-learn complete "\${words[@]:1:$((CURRENT-1))}" 2>/dev/null)}")
  compadd -a found
}
if [ "$funcstack[1]" = "_eks_learn" ]; then _eks_learn "$@"; else compdef _eks_learn eks-learn; fi`,
  fish: `complete -c eks-learn -f -a '(eks-learn complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'`,
};
