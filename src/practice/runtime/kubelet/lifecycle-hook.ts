import type { Container } from '../../kinds.ts';
import { Input, Killed, type Life, type Process } from '../shell/process.ts';
import type { ExecStreams } from './probes.ts';

type Hook = NonNullable<NonNullable<Container['lifecycle']>['preStop']>;

/** Where a hook runs its command. */
type Place = {
  exec(args: readonly string[], streams: ExecStreams, life: Life): Promise<number> | undefined;
};

/** Runs a postStart or preStop hook: its status, 0 for none and for one that its container's end cut short. */
export async function runHook(hook: Hook | undefined, place: Place, process: Process): Promise<number> {
  if (hook === undefined) return 0;
  const { life, clock } = process;
  try {
    if (hook.sleep) await life.sleep(hook.sleep.seconds * 1000, clock);
    if (!hook.exec?.command) return 0;
    const quiet = { input: Input.of(''), out: () => undefined, err: () => undefined, tty: false };
    return (await place.exec(hook.exec.command, quiet, life)) ?? 1;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return 0;
  }
}
