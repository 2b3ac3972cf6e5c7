/**
 * How long labs let a step take, for what is said while one is awaited. Milliseconds; the doors that run the steps end
 * them: kubectl and aws (10 and 15 s), probes and lists of clusters (20 s), applies (60 s), absence after a deletion.
 */
export const limits = { look: 20_000, apply: 60_000, gone: 120_000, makeCluster: 600_000 } as const;

/** A look at the place of a lab may make the cluster first. */
export const planStep = (target: string | undefined): number =>
  ['kind', 'k3d', 'minikube'].includes(target ?? '') ? limits.makeCluster : limits.look;
