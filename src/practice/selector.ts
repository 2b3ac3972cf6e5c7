import type { LabelSelector } from './kinds.ts';

type Labels = Readonly<Record<string, string>>;

/** A label selector of an object; an empty one matches everything, none matches nothing. */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels | undefined): boolean {
  if (selector === undefined) return false;
  const given = labels ?? {};
  for (const [key, value] of Object.entries(selector.matchLabels ?? {}))
    if (given[key] !== value) return false;
  return (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
    const value = given[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const listed = value !== undefined && (values ?? []).includes(value);
    return operator === 'In' ? listed : !listed;
  });
}

/** A selector of equalities, as Services have; an empty one matches nothing. */
export const matchesLabels = (wanted: Labels | undefined, labels: Labels | undefined): boolean =>
  wanted !== undefined &&
  Object.keys(wanted).length > 0 &&
  Object.entries(wanted).every(([key, value]) => labels?.[key] === value);

const keyPart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

function checkKey(key: string): void {
  const name = key.slice(key.lastIndexOf('/') + 1);
  if (keyPart.test(name) && name.length <= 63) return;
  throw new Error(
    `unable to parse requirement: <nil>: Invalid value: ${JSON.stringify(key)}: name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
  );
}

/** `app=web,tier!=db,env in (a,b),!old`; throws a sentence for what cannot be read. */
export function parseLabelQuery(text: string): (labels: Labels | undefined) => boolean {
  const parts = text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const tests = parts.map(parsePart);
  return (labels) => tests.every((test) => test(labels ?? {}));
}

function parsePart(part: string): (labels: Labels) => boolean {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(part);
  if (set) {
    const values = (set[3] ?? '').split(',').map((value) => value.trim());
    const key = set[1] ?? '';
    return (labels) => {
      const value = labels[key];
      return set[2] === 'in'
        ? value !== undefined && values.includes(value)
        : value === undefined || !values.includes(value);
    };
  }
  const equality = /^([^\s=!<>]+)\s*(==|=|!=|>|<)\s*(\S*)$/.exec(part);
  if (equality) {
    const [, key = '', operator, value = ''] = equality;
    const stray = /[=!<>(),]/.exec(value)?.[0];
    if (stray !== undefined)
      throw new Error(`unable to parse requirement: found '${stray}', expected: identifier`);
    checkKey(key);
    if (operator === '>') return (labels) => Number(labels[key]) > Number(value);
    if (operator === '<') return (labels) => Number(labels[key]) < Number(value);
    return operator === '!=' ? (labels) => labels[key] !== value : (labels) => labels[key] === value;
  }
  if (/^!\s*\S+$/.test(part)) {
    const key = part.slice(1).trim();
    return (labels) => labels[key] === undefined;
  }
  if (/^[^\s=!(),]+$/.test(part)) return (labels) => labels[part] !== undefined;
  throw new Error(`unable to parse requirement: found '${part}', expected: in, notin, =, ==, !=, gt, lt`);
}
