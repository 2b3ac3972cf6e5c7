import type { Process } from '../process.ts';

/** Runs until it is asked to stop, and ends with 0 then, as servers do. Throws Killed. */
export function untilStopped(process: Process): Promise<never> {
  process.life.onSignal((name) => {
    if (name === 'TERM' || name === 'QUIT' || name === 'INT') process.life.kill(0);
  });
  return process.life.forever();
}
