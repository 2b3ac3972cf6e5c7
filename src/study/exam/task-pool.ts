import type { TaskFacts } from './draw.ts';

/** A lab as the course lists it: where it runs, and whether that needs anything of the learner's own. */
export type TaskCard = TaskFacts & { readonly targets: readonly string[]; readonly anywhere: boolean };

/**
 * The labs an exam may draw as tasks. Without a target those of the practice cluster, which everybody has; with one
 * (kind, k3d, minikube, a context) those that run on any cluster of that sort. Labs that cost money are never drawn.
 */
export const taskPool = (cards: readonly TaskCard[], target?: string): readonly TaskFacts[] =>
  cards.filter(({ targets, anywhere }) =>
    target === undefined || target === 'practice'
      ? anywhere
      : ['offline', 'any-kubernetes', target].some((place) => targets.includes(place)),
  );
