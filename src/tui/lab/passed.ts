import type { Env } from '../screen.ts';

/** Labs passed at least once; a later check that fails does not take it back. */
export function labsPassed(env: Env): ReadonlySet<string> {
  const passed = new Set<string>();
  for (const { event } of env.services.history.records)
    if (event.type === 'lab-checked' && event.passed) passed.add(event.lab);
  return passed;
}
