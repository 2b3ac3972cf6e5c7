import type { PracticeActions } from '../lab/practice-panel.ts';

/** The practice cluster's actions, loaded when the first of them is called. */
export function lazyPractice(make: () => Promise<PracticeActions>): PracticeActions {
  let made: Promise<PracticeActions> | undefined;
  const load = (): Promise<PracticeActions> => {
    made ??= make();
    return made;
  };
  return {
    look: async () => (await load()).look(),
    up: async (signal) => (await load()).up(signal),
    down: async () => (await load()).down(),
    reset: async (signal) => (await load()).reset(signal),
    shell: async () => (await load()).shell(),
  };
}
