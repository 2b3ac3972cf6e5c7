import type { Gap, Side } from '../verdict.ts';
import { convert } from './convert.ts';
import { type Operation, type OperatorName, operationOf } from './operators.ts';
import { allows, wantedPolicy } from './policy.ts';
import { sayOperator, sayValue } from './say.ts';
import { ordinal, type ScalarType, sameScalar, scalarTypes, typeAt, within } from './scalars.ts';

/** Keys by which lists of the Kubernetes API are merged: elements with the same key are the same thing. */
const mergeKeys = ['name', 'type', 'key', 'containerPort', 'mountPath', 'topologyKey', 'ip', 'port'] as const;

type Path = readonly string[];

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** `spec.containers[name=web].image`: keys with dots are quoted. */
export const pathText = (path: Path): string =>
  path.reduce((text, part) => {
    if (part.startsWith('[')) return text + part;
    const shown = /[.]/.test(part) ? `["${part}"]` : part;
    return text === '' || shown.startsWith('[') ? text + shown : `${text}.${shown}`;
  }, '');

const gap = (path: Path, wanted: Gap['wanted'], saw: unknown): Gap => ({
  path: pathText(path),
  wanted,
  saw: sayValue(saw, path.at(-1)),
});

/**
 * Where `actual` falls short of `expected`: maps by subset, lists by containment (merge key first), scalars by
 * value of their type, operators as named. Empty when it holds. Never throws: a missing field is a gap.
 */
export function gapsBetween(
  expected: unknown,
  actual: unknown,
  path: Path = [],
  type?: ScalarType,
): readonly Gap[] {
  if (Array.isArray(expected)) return expected.flatMap((item) => missingItem(item, actual, path));
  if (isMap(expected)) {
    const operation = operationOf(expected);
    if (operation !== undefined) return operate(operation, actual, path, type);
    return Object.entries(expected).flatMap(([key, value]) =>
      gapsBetween(value, isMap(actual) ? actual[key] : undefined, [...path, key]),
    );
  }
  const kind = type ?? typeAt(path);
  return sameScalar(kind, expected, actual) ? [] : [gap(path, sayValue(expected, path.at(-1)), actual)];
}

const holdsFor = (expected: unknown, actual: unknown, path: Path): boolean =>
  gapsBetween(expected, actual, path).length === 0;

/** One expected element of a list: the gaps of its namesake, or of having none. */
function missingItem(item: unknown, actual: unknown, path: Path): readonly Gap[] {
  const elements = asList(actual);
  if (elements.some((element) => holdsFor(item, element, path))) return [];
  const key = isMap(item)
    ? mergeKeys.find((name) => item[name] !== undefined && !isMap(item[name]))
    : undefined;
  if (key === undefined || !isMap(item)) return [gap(path, sayOperator('contains', item), actual)];
  const label = `[${key}=${String(item[key])}]`;
  const namesakes = elements.filter(
    (element) => isMap(element) && sameScalar(typeAt([key]), item[key], element[key]),
  );
  if (namesakes.length === 1) return gapsBetween(item, namesakes[0], [...path, label]);
  const names = elements.flatMap((element) => (isMap(element) ? [String(element[key])] : []));
  const [ja, en] = [`あるもの: ${names.join(', ')}`, `Present: ${names.join(', ')}`];
  const saw: Side =
    names.length === 0
      ? sayValue(undefined)
      : {
          ja: `なし。${ja}`,
          en: `absent. ${en}`,
          says: { ja: ` がない。${ja}`, en: ` is absent. ${en}` },
        };
  return [{ path: pathText([...path, label]), wanted: sayOperator('exists', true), saw }];
}

function operate(
  { as, operators }: Operation,
  actual: unknown,
  path: Path,
  type?: ScalarType,
): readonly Gap[] {
  const scalarType = scalarTypes.find((name) => name === as) ?? type ?? typeAt(path);
  const converted =
    as === undefined || scalarTypes.some((name) => name === as) ? actual : convert(as, actual);
  return operators.flatMap(([name, argument]) =>
    judge[name](as === 'policy' ? wantedPolicy(argument) : argument, converted, path, scalarType),
  );
}

type Judge = (argument: unknown, actual: unknown, path: Path, type: ScalarType) => readonly Gap[];

const when =
  (
    name: OperatorName,
    holds: (argument: unknown, actual: unknown, type: ScalarType, path: Path) => boolean,
  ): Judge =>
  (argument, actual, path, type) =>
    holds(argument, actual, type, path) ? [] : [gap(path, sayOperator(name, argument), actual)];

const compare = (name: OperatorName, order: (saw: number, wanted: number) => boolean): Judge =>
  when(name, (argument, actual, type) => {
    const [saw, wanted] = [ordinal(type, actual), ordinal(type, argument)];
    return saw !== undefined && wanted !== undefined && order(saw, wanted);
  });

const emptyValue = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isMap(value) && Object.keys(value).length === 0);

function sameSet(wanted: unknown, actual: unknown, path: Path): boolean {
  const [want, have] = [asList(wanted), asList(actual)];
  return (
    want.length === have.length &&
    want.every((item) => have.some((element) => holdsFor(item, element, path))) &&
    have.every((element) => want.some((item) => holdsFor(item, element, path)))
  );
}

const containing: Judge = (argument, actual, path) => {
  if (typeof actual === 'string')
    return asList(argument).every((part) => actual.includes(String(part)))
      ? []
      : [gap(path, sayOperator('contains', argument), actual)];
  return asList(argument).flatMap((item) => missingItem(item, actual, path));
};

const judge: Readonly<Record<OperatorName, Judge>> = {
  equals: (argument, actual, path, type) => gapsBetween(argument, actual, path, type),
  is: (argument, actual, path) => gapsBetween(argument, actual, path),
  not: when('not', (argument, actual, type, path) => gapsBetween(argument, actual, path, type).length > 0),
  oneOf: when('oneOf', (argument, actual, type, path) =>
    asList(argument).some((item) => gapsBetween(item, actual, path, type).length === 0),
  ),
  matches: when(
    'matches',
    (argument, actual) =>
      actual !== undefined && actual !== null && new RegExp(String(argument)).test(String(actual)),
  ),
  atLeast: compare('atLeast', (saw, wanted) => saw >= wanted),
  atMost: compare('atMost', (saw, wanted) => saw <= wanted),
  between: when('between', (argument, actual, type) => {
    const [low, high] = asList(argument).map((bound) => ordinal(type, bound));
    const saw = ordinal(type, actual);
    return saw !== undefined && low !== undefined && high !== undefined && saw >= low && saw <= high;
  }),
  contains: containing,
  containsAll: containing,
  containsOne: when(
    'containsOne',
    (argument, actual, _type, path) =>
      asList(actual).filter((element) => holdsFor(argument, element, path)).length === 1,
  ),
  exactly: when('exactly', (argument, actual, _type, path) => sameSet(argument, actual, path)),
  ordered: when('ordered', (argument, actual, _type, path) => {
    const [want, have] = [asList(argument), asList(actual)];
    return want.length === have.length && want.every((item, index) => holdsFor(item, have[index], path));
  }),
  length: (argument, actual, path) =>
    gapsBetween(argument, asList(actual).length, [...path, 'length'], 'number'),
  empty: when('empty', (argument, actual) => emptyValue(actual) === argument),
  absent: when('absent', (_argument, actual) => actual === undefined || actual === null),
  exists: when('exists', (_argument, actual) => actual !== undefined && actual !== null),
  within: when('within', (argument, actual) => asList(argument).some((block) => within(actual, block))),
  allows: when('allows', (argument, actual) => asList(argument).every((request) => allows(actual, request))),
  denies: when('denies', (argument, actual) => asList(argument).every((request) => !allows(actual, request))),
  anyOf: (argument, actual, path, type) => {
    const tries = asList(argument).map((item) => gapsBetween(item, actual, path, type));
    if (tries.some((gaps) => gaps.length === 0)) return [];
    return tries.toSorted((a, b) => a.length - b.length)[0] ?? [];
  },
  allOf: (argument, actual, path, type) =>
    asList(argument).flatMap((item) => gapsBetween(item, actual, path, type)),
};
