import { readQuantity } from '../../text/quantity.ts';
import type { Given } from './parse-flags.ts';
import type { FlagSpec } from './tool-data.ts';

/** The value of a flag in one spelling: `--all` and `--all=true`, `1h` and `60m`, `a,b` and `b,a` are the same. */
export function plainValue({ spec, values }: Pick<Given, 'spec' | 'values'>): string {
  const last = values.at(-1) ?? '';
  switch (spec.kind) {
    case 'b':
      return String(/^(1|t|true)$/i.test(last));
    case 'n':
      return number(last);
    case 'd':
      return duration(last);
    case 'c':
      return list(values.flatMap(commaParts));
    case 'l':
      return list(values);
    default:
      return last;
  }
}

/** True when the flag says what holds without it. */
export const saysDefault = (spec: FlagSpec, value: string): boolean =>
  value === plainValue({ spec, values: spec.fallback === '' && spec.kind !== 's' ? [] : [spec.fallback] });

export const list = (values: readonly string[]): string => JSON.stringify([...values].sort());

export const inOrder = (values: readonly string[]): string => JSON.stringify(values);

const number = (text: string): string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text;

const units: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6 };

/** A Go duration in milliseconds; other texts stay. */
export function duration(text: string): string {
  if (/^0+$/.test(text)) return '0ms';
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))+$/.test(text)) return text;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g))
    sum += Number(amount) * (units[unit ?? ''] ?? 0);
  return `${sum}ms`;
}

/** Parts of a text at commas that stand outside of quotes, brackets and braces. */
export function commaParts(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let part = '';
  for (const char of text) {
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0 && quote === '') {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}

/** Selectors are sets of requirements, and `==` is `=`. */
export const selector = (text: string): string =>
  list(
    commaParts(text).map((part) =>
      part.replace(/\s+/g, ' ').replace(/\s*(==|!=|=)\s*/, (_, sign) => (sign === '==' ? '=' : sign)),
    ),
  );

/** A Kubernetes quantity as a number: `500m` is `0.5`, `1Gi` is `1024Mi`. Other texts stay. */
export function quantity(text: string): string {
  const amount = readQuantity(text);
  return amount === undefined ? text : String(Number(amount.toPrecision(12)));
}

/** `cpu=500m,memory=1Gi` as a set of names and amounts. */
export const amounts = (text: string): string =>
  list(commaParts(text).map((part) => part.replace(/=(.*)$/, (_, amount: string) => `=${quantity(amount)}`)));

/** JSON in one spelling: names in order, numbers and truths as texts when `loose`; undefined when it is no JSON. */
export function plainJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(sorted(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** Names of objects in order; lists as they are. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
