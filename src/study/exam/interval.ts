/** Both ends of an interval of shares, 0 to 1. */
export type Interval = { readonly low: number; readonly high: number };

/** The z of a two-sided 90 % interval. */
const z90 = 1.6448536269514722;

/** Wilson's interval: what `right` of `total` answers say about the share one would reach on all of them. */
export function wilson(right: number, total: number, z = z90): Interval {
  if (total === 0) return { low: 0, high: 1 };
  const share = right / total;
  const square = z * z;
  const middle = (share + square / (2 * total)) / (1 + square / total);
  const half =
    (z * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total))) / (1 + square / total);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
