import type { Kubectl } from '../host/kubectl.ts';
import { Problem } from '../problem.ts';
import type { Work } from './work-on.ts';

/** Milliseconds for one change to a cluster. */
export const applyDeadline = 60_000;

/** A step of set-up that could not be done; what the cluster said goes into the text. */
export const failed = (work: Work, step: string, said: string): Problem =>
  new Problem('lab-set-up-failed', { lab: work.pack.lab.id, step, said });

/** kubectl of the session. Throws a Problem where the lab has no cluster. */
export function kubectlOf(work: Work): Kubectl {
  if (work.kubectl === undefined) throw failed(work, 'kubectl', 'this lab has no cluster');
  return work.kubectl;
}
