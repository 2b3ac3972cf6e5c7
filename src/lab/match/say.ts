import type { Both } from '../../i18n/language.ts';
import { same } from '../verdict.ts';

const cap = 200;

/** Words that give away a value which must not be shown. */
const secretName = /(password|passwd|secret|token|api[-_]?key|private[-_]?key|credential)/i;

const short = (text: string): string => (text.length > cap ? `${text.slice(0, cap)}…` : text);

export const absent: Both = { ja: 'なし', en: 'absent' };

/** A value of the cluster in one short line; masked where its name says that it is secret. */
export function sayValue(value: unknown, name = ''): Both {
  if (value === undefined || value === null) return absent;
  if (typeof value === 'string') {
    if (value === '') return { ja: '空', en: 'empty' };
    return secretName.test(name) && value.length > 8 ? same('(masked)') : same(short(value));
  }
  if (typeof value === 'object') return same(short(JSON.stringify(value)));
  return same(String(value));
}

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => sayValue(value).en).join(', ') : sayValue(values).en;

/** What an operator asks for, as it stands after "expected". */
export function sayOperator(name: string, argument: unknown): Both {
  const text = list(argument);
  switch (name) {
    case 'not':
      return { ja: `${text} ではない`, en: `not ${text}` };
    case 'oneOf':
      return { ja: `${text} のどれか`, en: `one of ${text}` };
    case 'matches':
      return { ja: `/${text}/ に合う`, en: `matches /${text}/` };
    case 'atLeast':
      return { ja: `${text} 以上`, en: `at least ${text}` };
    case 'atMost':
      return { ja: `${text} 以下`, en: `at most ${text}` };
    case 'between': {
      const [low, high] = Array.isArray(argument) ? argument : [];
      return { ja: `${low}〜${high}`, en: `${low}-${high}` };
    }
    case 'contains':
    case 'containsAll':
      return { ja: `${text} を含む`, en: `contains ${text}` };
    case 'containsOne':
      return { ja: `${text} をちょうど 1 つ含む`, en: `contains exactly one ${text}` };
    case 'exactly':
      return { ja: `${text} だけ`, en: `exactly ${text}` };
    case 'ordered':
      return { ja: `この順に ${text}`, en: `in this order: ${text}` };
    case 'length':
      return { ja: `${text} 個`, en: `${text} of them` };
    case 'empty':
      return argument === true ? { ja: '空', en: 'empty' } : { ja: '空ではない', en: 'not empty' };
    case 'absent':
      return absent;
    case 'exists':
      return { ja: 'ある', en: 'present' };
    case 'within':
      return { ja: `${text} の範囲内`, en: `within ${text}` };
    case 'allows':
      return { ja: `許可する: ${text}`, en: `allows ${text}` };
    case 'denies':
      return { ja: `許可しない: ${text}`, en: `does not allow ${text}` };
    default:
      return same(text);
  }
}
