import type { TargetView } from './actions.ts';
import { isLocal } from './clusters/kubeconfig.ts';

/** How the learner must agree before anything is made. */
export type Consent =
  | { readonly kind: 'key' }
  /** Type `name` (the cluster's name, or the AWS account). */
  | { readonly kind: 'typed'; readonly name: string; readonly what: 'cluster' | 'account' };

/** On the learner's own machine, simulated, or in files alone. */
function isHere({ provider, context, server, aws }: TargetView): boolean {
  const cluster = context === undefined || isLocal(provider, server ?? '');
  return cluster && (aws === undefined || aws.endpoint !== undefined);
}

/** What it takes to change something at a place: one key here, elsewhere the name of the cluster or the AWS account. */
export function consentFor(target: TargetView): Consent {
  if (isHere(target)) return { kind: 'key' };
  const { cluster, aws } = target;
  if (cluster !== undefined) return { kind: 'typed', name: cluster, what: 'cluster' };
  return { kind: 'typed', name: aws?.account ?? '', what: 'account' };
}

/** The place as `--target` names it: a context and its pin, or the pin alone. */
export const pinnedPlace = ({ context, pin }: TargetView): string =>
  context === undefined ? pin.id : `${context}@${pin.id}`;

/** Whether what was typed (or `true` for the one key) agrees with what the place asks for. */
export function agrees(consent: Consent, target: TargetView, agreed: string | true): boolean {
  if (consent.kind === 'key') return agreed === true;
  const names = [consent.name, target.context, target.pin.id, pinnedPlace(target)];
  return agreed !== true && agreed !== '' && names.includes(agreed);
}
