import type { PersistentVolume, PersistentVolumeClaim } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { matchesSelector } from '../../selector.ts';

/** Bytes a volume holds. */
const sizeOf = ({ spec }: PersistentVolume): number => quantity(spec.capacity?.['storage']);

/** The smallest volume a claim may be bound to; one that is kept for it comes in any size. */
export function volumeFor(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
): PersistentVolume | undefined {
  return volumes.filter((one) => suits(one, claim)).sort((a, b) => sizeOf(a) - sizeOf(b))[0];
}

function suits(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { spec, metadata, status } = volume;
  if (spec.claimRef) return isFor(spec.claimRef, claim);
  const wants = claim.spec;
  return (
    status?.phase === 'Available' &&
    metadata.deletionTimestamp === undefined &&
    (spec.storageClassName ?? '') === (wants.storageClassName ?? '') &&
    (spec.volumeMode ?? 'Filesystem') === (wants.volumeMode ?? 'Filesystem') &&
    (wants.selector === undefined || matchesSelector(wants.selector, metadata.labels)) &&
    sizeOf(volume) >= quantity(wants.resources?.requests?.['storage']) &&
    (wants.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode))
  );
}

/** Whether a volume's reference means this claim, and not an earlier one of its name. */
export const isFor = (
  reference: NonNullable<PersistentVolume['spec']['claimRef']>,
  { metadata }: PersistentVolumeClaim,
): boolean =>
  reference.name === metadata.name &&
  reference.namespace === metadata.namespace &&
  (!reference.uid || reference.uid === metadata.uid);
