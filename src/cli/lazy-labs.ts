import type { LabActions } from '../lab/actions.ts';

/** Labs that are loaded when one of them is first asked for: most runs of the program never do. */
export function lazyLabs(make: () => Promise<LabActions>): LabActions {
  let made: Promise<LabActions> | undefined;
  const load = (): Promise<LabActions> => {
    made ??= make();
    return made;
  };
  return {
    list: async () => (await load()).list(),
    show: async (...args) => (await load()).show(...args),
    places: async (...args) => (await load()).places(...args),
    plan: async (...args) => (await load()).plan(...args),
    start: async (...args) => (await load()).start(...args),
    session: async (...args) => (await load()).session(...args),
    sessions: async () => (await load()).sessions(),
    check: async function* (...args) {
      yield* (await load()).check(...args);
    },
    hint: async (...args) => (await load()).hint(...args),
    solution: async (...args) => (await load()).solution(...args),
    applySolution: async (...args) => (await load()).applySolution(...args),
    undoing: async (...args) => (await load()).undoing(...args),
    reset: async (...args) => (await load()).reset(...args),
    cleanup: async (...args) => (await load()).cleanup(...args),
    shell: async (...args) => (await load()).shell(...args),
    path: async (...args) => (await load()).path(...args),
  };
}
