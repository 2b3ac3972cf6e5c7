import type { Progress, SessionView } from '../../lab/actions.ts';
import { Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';

/** The open session of the lab named, or the last started one; a Problem when there is none. */
export async function openSession(id: string | undefined, cli: CliContext): Promise<SessionView> {
  const { labs } = await cli.services();
  const session = await labs.session(id);
  if (session !== undefined) return session;
  if (id === undefined) throw new Problem('lab-none-open');
  const { id: known } = await labs.show(id);
  throw new Problem('lab-not-started', { lab: known });
}

/** Ctrl-C ends children first: the first one cancels, the second leaves at once. */
export async function cancellable<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  try {
    return await act(controller.signal);
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}

/** Tells on stderr what is done, as it begins. */
export const teller =
  (cli: CliContext) =>
  (progress: Progress): void => {
    if (progress.at === 'begin') cli.print.note(`  ${cli.say(progress.say)}`);
  };
