const ranges: readonly (readonly [low: number, high: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const words = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes, hours, days of the month, months, days of the week; whether day and weekday were given. */
type Schedule = {
  readonly sets: readonly ReadonlySet<number>[];
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
};

function parseField(text: string, index: number): Set<number> {
  const [low, high] = ranges[index] ?? [0, 0];
  const found = new Set<number>();
  const number = (word: string): number => {
    const named =
      index === 4
        ? words.indexOf(word.toLowerCase())
        : index === 3
          ? months.indexOf(word.toLowerCase()) + 1
          : -1;
    const value = named > (index === 3 ? 0 : -1) ? named : Number(word);
    if (!/^\d+$/.test(word) && value !== named) throw new Error(`failed to parse int from ${word}`);
    const day = index === 4 && value === 7 ? 0 : value;
    if (!Number.isInteger(day))
      throw new Error(`failed to parse int from ${word}: strconv.Atoi: parsing "${word}": invalid syntax`);
    if (day > high) throw new Error(`end of range (${day}) above maximum (${high}): ${text}`);
    if (day < low) throw new Error(`beginning of range (${day}) below minimum (${low}): ${text}`);
    return day;
  };
  for (const part of text.split(',')) {
    const [span = '', step = '1'] = part.split('/');
    const [from, to] =
      span === '*' || span === '?'
        ? [low, high]
        : span.includes('-')
          ? span.split('-').map(number)
          : [number(span), part.includes('/') ? high : number(span)];
    const by = Number(step);
    if (!(by > 0)) throw new Error(`step of range should be a positive number: ${text}`);
    for (let value = from ?? low; value <= (to ?? high); value += by) found.add(value);
  }
  return found;
}

function parse(text: string): Schedule {
  const fields = (macros[text.trim()] ?? text).trim().split(/\s+/);
  if (fields.length !== 5)
    throw new Error(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`);
  return {
    sets: fields.map(parseField),
    anyDay: /^[*?]/.test(fields[2] ?? ''),
    anyWeekday: /^[*?]/.test(fields[4] ?? ''),
  };
}

/** Why a schedule cannot be read, in the words of the API server; `undefined` when it can. */
export function cronProblem(text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The first minute after `after` (milliseconds, UTC) at which the schedule is due; `undefined` within five years. */
export function nextDue(text: string, after: number): number | undefined {
  const { sets, anyDay, anyWeekday } = parse(text);
  const at = new Date(Math.floor(after / 60_000) * 60_000 + 60_000);
  const end = after + 5 * 366 * 86_400_000;
  while (at.getTime() < end) {
    const day = sets[2]?.has(at.getUTCDate()) ?? false;
    const weekday = sets[4]?.has(at.getUTCDay()) ?? false;
    const onDay = anyDay || anyWeekday ? day && weekday : day || weekday;
    if (!sets[3]?.has(at.getUTCMonth() + 1) || !onDay) at.setUTCHours(24, 0, 0, 0);
    else if (!sets[1]?.has(at.getUTCHours())) at.setUTCMinutes(60, 0, 0);
    else if (!sets[0]?.has(at.getUTCMinutes())) at.setTime(at.getTime() + 60_000);
    else return at.getTime();
  }
  return undefined;
}
