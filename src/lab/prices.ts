import type { EksView, TargetView } from './actions.ts';
import type { LabCost } from './lab-cost.ts';

/**
 * What paid places cost at least, in USD an hour; `asOf` is the day the list was checked. Source: the pages
 * aws.amazon.com/eks/pricing and aws.amazon.com/vpc/pricing, for us-east-1; other Regions differ a little.
 */
export const prices = {
  asOf: '2026-11-21',
  /** One cluster whose Kubernetes version is in standard support. */
  eksStandard: 0.1,
  /** The same in extended support, which begins 14 months after a version's release. */
  eksExtended: 0.6,
} as const;

type Place = Pick<TargetView, 'simulated' | 'eks'>;

/** USD an hour of a cluster of EKS; as in standard support where AWS could not be asked. */
export const clusterPrice = ({ support }: EksView): number =>
  support === 'EXTENDED' ? prices.eksExtended : prices.eksStandard;

/** USD an hour while a session is open: what the learner makes in it, and the cluster it stands on. */
export const pricePerHour = (cost: LabCost | undefined, { simulated, eks }: Place): number =>
  simulated ? 0 : (cost?.usdPerHour ?? 0) + (eks === undefined ? 0 : clusterPrice(eks));

/** After so many milliseconds a session that costs money is said to be left over. */
export const paidSessionTtl = 3_600_000;

const minute = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });

/** When what a session that begins at `at` makes on AWS is left over, in RFC 3339: `2026-11-22T01:30Z`. */
export const expiryOf = (at: number): string => `${minute.format(at + paidSessionTtl).replace(' ', 'T')}Z`;

/** A session that costs money and has stood longer than the time after which that is said. */
export const isLeftOver = (
  { usdPerHour = 0, startedAt }: { readonly usdPerHour?: number; readonly startedAt: number },
  now: number,
): boolean => usdPerHour > 0 && now - startedAt > paidSessionTtl;

/** USD that a price an hour has come to, in cents as they are billed: begun ones count. */
export const spentSince = (usdPerHour: number, startedAt: number, now: number): number =>
  Math.ceil((usdPerHour * Math.max(0, now - startedAt)) / 36_000) / 100;
