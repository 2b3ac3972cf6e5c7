/**
 * Whole numbers in proportion to weights that sum to `total` (largest remainder); ties go to the larger weight, then
 * to the earlier place. No number is more than one away from its exact share.
 */
export function apportion(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((all, count) => all + count, 0);
  const order = exact
    .map((share, at) => ({ at, rest: share - Math.floor(share), weight: weights[at] ?? 0 }))
    .sort((one, other) => other.rest - one.rest || other.weight - one.weight || one.at - other.at);
  for (const { at } of order.slice(0, left)) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}

/** As `apportion`, with no number above its limit; what one cannot take goes to the others. */
export function apportionWithin(
  weights: readonly number[],
  limits: readonly number[],
  total: number,
): readonly number[] {
  const counts = weights.map(() => 0);
  let left = Math.min(
    total,
    limits.reduce((sum, limit) => sum + limit, 0),
  );
  while (left > 0) {
    const open = weights.map((weight, at) =>
      (counts[at] ?? 0) < (limits[at] ?? 0) ? Math.max(weight, 1e-9) : 0,
    );
    const shares = apportion(open, left);
    for (const [at, share] of shares.entries()) {
      const taken = Math.min(share, (limits[at] ?? 0) - (counts[at] ?? 0));
      counts[at] = (counts[at] ?? 0) + taken;
      left -= taken;
    }
  }
  return counts;
}
