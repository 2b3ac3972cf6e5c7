import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';

/** Adds one command and its subcommands. Heavy imports belong inside its action. */
export type AddCommand = (program: Command, cli: CliContext) => void;

/** Where a command's module is; it is imported only when its name is on the line, or for help. */
export type CommandLoader = { readonly name: string; readonly load: () => Promise<AddCommand> };

/** The registry, in the order of `eks-learn help`: one line a command. */
export const commandLoaders: readonly CommandLoader[] = [
  { name: 'lessons', load: async () => (await import('./lessons.ts')).addLessonsCommand },
  { name: 'quiz', load: async () => (await import('./quiz.ts')).addQuizCommand },
  { name: 'review', load: async () => (await import('./review.ts')).addReviewCommand },
  { name: 'exam', load: async () => (await import('./exam.ts')).addExamCommand },
  { name: 'lab', load: async () => (await import('./lab.ts')).addLabCommand },
  { name: 'practice', load: async () => (await import('./practice.ts')).addPracticeCommand },
  { name: 'progress', load: async () => (await import('./progress.ts')).addProgressCommand },
  { name: 'search', load: async () => (await import('./search.ts')).addSearchCommand },
  { name: 'glossary', load: async () => (await import('./glossary.ts')).addGlossaryCommand },
  { name: 'paths', load: async () => (await import('./paths.ts')).addPathsCommand },
  { name: 'doctor', load: async () => (await import('./doctor.ts')).addDoctorCommand },
  { name: 'config', load: async () => (await import('./config.ts')).addConfigCommand },
  { name: 'content', load: async () => (await import('./content.ts')).addContentCommand },
  { name: 'completion', load: async () => (await import('./completion.ts')).addCompletionCommand },
  { name: 'complete', load: async () => (await import('./complete.ts')).addCompleteCommand(commandLoaders) },
  { name: 'fix-terminal', load: async () => (await import('./fix-terminal.ts')).addFixTerminalCommand },
  { name: 'version', load: async () => (await import('./version.ts')).addVersionCommand },
  { name: 'help', load: async () => (await import('./help.ts')).addHelpCommand },
];
