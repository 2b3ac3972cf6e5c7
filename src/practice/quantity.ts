import { readQuantity } from '../text/quantity.ts';

/** `250m` → 0.25, `1Gi` → 1073741824; NaN for what is no quantity. */
export function quantity(text: string | number | null | undefined): number {
  if (text === undefined || text === null) return 0;
  return typeof text === 'number' ? text : (readQuantity(text) ?? Number.NaN);
}

/** Cores as Kubernetes writes them: `250m`, `2`. */
export const cpuText = (cores: number): string => {
  const milli = Math.round(cores * 1000);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
};

/** Bytes in the largest binary unit without a remainder: `128Mi`. */
export function bytesText(bytes: number): string {
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let rest = Math.round(bytes);
  let unit = 0;
  while (rest !== 0 && rest % 1024 === 0 && unit < units.length - 1) {
    rest /= 1024;
    unit++;
  }
  return `${rest}${units[unit]}`;
}
