import { type Side, same } from '../verdict.ts';

const cap = 200;

/** Words that give away a value which must not be shown. */
const secretName = /(password|passwd|secret|token|api[-_]?key|private[-_]?key|credential)/i;

const short = (text: string): string => (text.length > cap ? `${text.slice(0, cap)}…` : text);

export const absent: Side = { ja: 'なし', en: 'absent', says: { ja: ' がない', en: ' is absent' } };

export const present: Side = { ja: 'ある', en: 'exists', says: { ja: ' がある', en: ' exists' } };

/** An object or a file that is not there, with the names of those that are. */
export const missing = (others: readonly string[] = []): Side => {
  const list = others.length === 0 ? undefined : others.slice(0, 8).join(', ');
  const ja = `存在しません${list === undefined ? '' : `。あるもの: ${list}`}`;
  const en = `does not exist${list === undefined ? '' : `. There are: ${list}`}`;
  return { ja, en, says: { ja: ` は${ja}`, en: ` ${en}` } };
};

const empty: Side = { ja: '空', en: 'empty', says: { ja: ' は空', en: ' is empty' } };

/** A value of the cluster in one short line; masked where its name says that it is secret. */
export function sayValue(value: unknown, name = ''): Side {
  if (value === undefined || value === null) return absent;
  if (typeof value === 'string') {
    if (value === '') return empty;
    return secretName.test(name) && value.length > 8 ? same('(masked)') : same(short(value));
  }
  if (typeof value === 'object') return same(short(JSON.stringify(value)));
  return same(String(value));
}

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => sayValue(value).en).join(', ') : sayValue(values).en;

/** What must not be part of a text, where that is all a `not` says. */
const partOf = (argument: unknown): string | undefined => {
  if (typeof argument !== 'object' || argument === null || !('contains' in argument)) return undefined;
  return typeof argument.contains === 'string' ? argument.contains : undefined;
};

/** `2 以上` by itself, `spec.replicas が 2 以上` after a path. */
const is = (ja: string, en: string, verb = ' is '): Side => ({
  ja,
  en,
  says: { ja: ` が ${ja}`, en: `${verb}${en}` },
});

/** What an operator asks for, by itself and as it goes on after a field. */
export function sayOperator(name: string, argument: unknown): Side {
  const text = list(argument);
  switch (name) {
    case 'not': {
      const part = partOf(argument);
      return part === undefined
        ? is(`${text} ではない`, `not ${text}`)
        : is(`${part} を含まない`, `does not contain ${part}`, ' ');
    }
    case 'oneOf':
      return is(`${text} のどれか`, `one of ${text}`);
    case 'matches':
      return is(`/${text}/ に合う`, `matches /${text}/`, ' ');
    case 'atLeast':
      return is(`${text} 以上`, `at least ${text}`);
    case 'atMost':
      return is(`${text} 以下`, `at most ${text}`);
    case 'between': {
      const [low, high] = Array.isArray(argument) ? argument : [];
      return is(`${low}〜${high}`, `${low}-${high}`);
    }
    case 'contains':
    case 'containsAll':
      return is(`${text} を含む`, `contains ${text}`, ' ');
    case 'containsOne':
      return is(`${text} をちょうど 1 つ含む`, `contains exactly one ${text}`, ' ');
    case 'exactly':
      return is(`${text} だけ`, `exactly ${text}`);
    case 'ordered':
      return is(`この順に ${text}`, `in this order: ${text}`);
    case 'length':
      return is(`${text} 個`, `${text} of them`);
    case 'empty':
      return argument === true
        ? { ...empty, says: { ja: ' が空', en: ' is empty' } }
        : { ja: '空ではない', en: 'not empty', says: { ja: ' が空ではない', en: ' is not empty' } };
    case 'absent':
      return absent;
    case 'exists':
      return present;
    case 'within':
      return is(`${text} の範囲内`, `within ${text}`);
    case 'allows':
      return {
        ja: `許可する: ${text}`,
        en: `allows ${text}`,
        says: { ja: ` が許可する: ${text}`, en: ` allows ${text}` },
      };
    case 'denies':
      return {
        ja: `許可しない: ${text}`,
        en: `does not allow ${text}`,
        says: { ja: ` が許可しない: ${text}`, en: ` does not allow ${text}` },
      };
    default:
      return same(text);
  }
}
