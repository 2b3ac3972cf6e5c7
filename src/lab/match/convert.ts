import { policyOf } from './policy.ts';

/** `arn:aws:iam::111122223333:role/shop/api` by its parts. */
export function arnParts(value: unknown): Readonly<Record<string, string>> | undefined {
  const [arn, partition, service, region, account, ...rest] = String(value).split(':');
  if (arn !== 'arn' || partition === undefined || service === undefined || rest.length === 0)
    return undefined;
  return { partition, service, region: region ?? '', account: account ?? '', resource: rest.join(':') };
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    // Not JSON is a gap like any other wrong value: the operators see undefined.
    return undefined;
  }
}

/** Turns text into what it stands for before operators look at it. Undefined when it is no such thing. */
export function convert(as: string, value: unknown): unknown {
  switch (as) {
    case 'json':
      return parseJson(value);
    case 'policy':
      return policyOf(value);
    case 'arn':
      return arnParts(value);
    case 'lines':
      return typeof value === 'string'
        ? value
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
        : undefined;
    default:
      return value;
  }
}
