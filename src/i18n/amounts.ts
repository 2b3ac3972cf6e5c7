import type { Language } from './language.ts';

/** Durations, dates and counts in the forms of the design; the only place that knows them. */

type Unit = 'day' | 'hour' | 'minute' | 'second';
const unitNames = {
  ja: { day: ' 日', hour: ' 時間', minute: ' 分', second: ' 秒' },
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s' },
} as const satisfies Record<Language, Record<Unit, string>>;

const unit = (count: number, name: Unit, language: Language): string =>
  `${count}${unitNames[language][name]}`;

/** `9 分`, `1 時間 20 分`, `42 秒`: two units at most, no unit that is zero. */
export function sayDuration(milliseconds: number, language: Language): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return unit(seconds, 'second', language);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute', language);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const head = unit(hours, 'hour', language);
  return rest === 0 ? head : `${head} ${unit(rest, 'minute', language)}`;
}

export const sayMinutes = (minutes: number, language: Language): string =>
  sayDuration(minutes * 60_000, language);

/** `残り 7 分`, `7 min left`. */
export const sayLeft = (minutes: number, language: Language): string =>
  language === 'ja' ? `残り ${sayMinutes(minutes, language)}` : `${sayMinutes(minutes, language)} left`;

/** `2 日前`, `2 d ago`: the largest unit alone. */
export function sayAgo(milliseconds: number, language: Language): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const parts: readonly [number, Unit] =
    minutes < 60
      ? [Math.max(1, minutes), 'minute']
      : minutes < 1440
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  const amount = unit(parts[0], parts[1], language);
  return language === 'ja' ? `${amount}前` : `${amount} ago`;
}

/** `1 分 43 秒`, `1 min 43 s`: an average that is compared to the second. */
export function sayExact(milliseconds: number, language: Language): string {
  const seconds = Math.round(milliseconds / 1_000);
  const rest = seconds % 60;
  if (seconds < 60 || rest === 0 || seconds >= 3_600) return sayDuration(milliseconds, language);
  return `${unit(Math.floor(seconds / 60), 'minute', language)} ${unit(rest, 'second', language)}`;
}

/** `4:59`, `1:51:20`: a clock that runs, and times of reports. */
export function sayClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const two = (count: number) => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, '');
}

/** `10 分後`, `6 日後`, `1.1 か月後`; `in 10 min`: the largest unit, one decimal from 30 days on. */
export function sayNext(milliseconds: number, language: Language): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const days = Math.round(minutes / 1440);
  const amount =
    days >= 30
      ? `${(days / 30.4).toFixed(1)}${language === 'ja' ? ' か月' : ' mo'}`
      : minutes < 60
        ? unit(minutes, 'minute', language)
        : minutes < 1440
          ? unit(Math.round(minutes / 60), 'hour', language)
          : unit(days, 'day', language);
  return language === 'ja' ? `${amount}後` : `in ${amount}`;
}

const locales = { ja: 'ja-JP', en: 'en-GB' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs ten times what using it costs, and the day of every record of the history is asked for. */
function formatOf(language: Language, zone: string | undefined): Intl.DateTimeFormat {
  const key = `${language} ${zone ?? ''}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locales[language], {
    ...(zone === undefined ? {} : { timeZone: zone }),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(key, made);
  return made;
}

const parts = (at: number, language: Language, zone: string | undefined) => {
  const found = formatOf(language, zone).formatToParts(at);
  return (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? '';
};
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11/20（金）`, `Fri 20 Nov`, in the learner's zone unless another is named. */
export function sayDay(at: number, language: Language, zone?: string): string {
  const part = parts(at, language, zone);
  if (language === 'ja') return `${part('month')}/${part('day')}（${part('weekday')}）`;
  return `${part('weekday')} ${part('day')} ${englishMonths[Number(part('month')) - 1]}`;
}

/** `11/14`, `14 Nov`: a day of the same season, without its weekday. */
export function sayShortDay(at: number, language: Language, zone?: string): string {
  const part = parts(at, language, zone);
  if (language === 'ja') return `${part('month')}/${part('day')}`;
  return `${part('day')} ${englishMonths[Number(part('month')) - 1]}`;
}

/** `14:02`. */
export function sayTime(at: number, language: Language, zone?: string): string {
  const part = parts(at, language, zone);
  return `${part('hour')}:${part('minute')}`;
}

/** `今日 14:02`, `昨日 18:20`, `11/14（土）`; `today 14:02`, `yesterday 18:20`, `Sat 14 Nov`. */
export function sayNear(at: number, now: number, language: Language, zone?: string): string {
  const ago = localDay(now, zone) - localDay(at, zone);
  if (ago !== 0 && ago !== 1) return sayDay(at, language, zone);
  const day = nearDays[ago][language];
  return `${day} ${sayTime(at, language, zone)}`;
}

const nearDays = [
  { ja: '今日', en: 'today' },
  { ja: '昨日', en: 'yesterday' },
] as const;

/** `2026-11-20`. */
export function sayDate(at: number, zone?: string): string {
  const part = parts(at, 'en', zone);
  return `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

/** A number for the local day, one more each day: what streaks and heat maps count by. */
export function localDay(at: number, zone?: string): number {
  const [year, month, day] = sayDate(at, zone).split('-').map(Number);
  return daysFromCivil(year ?? 1970, month ?? 1, day ?? 1);
}

/** Days since 1970-01-01 of a date of the calendar (Howard Hinnant's `days_from_civil`). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}
