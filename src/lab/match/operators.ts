/** The closed set of operators of an expectation, and which kind of argument tells one from a field of that name. */
export const operatorNames = [
  'equals',
  'not',
  'oneOf',
  'matches',
  'atLeast',
  'atMost',
  'between',
  'contains',
  'containsOne',
  'containsAll',
  'exactly',
  'ordered',
  'length',
  'empty',
  'absent',
  'exists',
  'within',
  'allows',
  'denies',
  'anyOf',
  'allOf',
  'is',
] as const;

export type OperatorName = (typeof operatorNames)[number];

export type Operation = {
  readonly as: string | undefined;
  readonly operators: readonly (readonly [OperatorName, unknown])[];
};

const names = new Set<string>(operatorNames);

const scalar = (value: unknown) => value === null || typeof value !== 'object';

/** `matches` is also a field of HTTPRoute rules, `exactly` takes only lists: the argument decides. */
function fits(name: string, argument: unknown): boolean {
  switch (name) {
    case 'matches':
    case 'atLeast':
    case 'atMost':
      return scalar(argument);
    case 'oneOf':
    case 'between':
    case 'exactly':
    case 'ordered':
    case 'containsAll':
    case 'anyOf':
    case 'allOf':
    case 'allows':
    case 'denies':
      return Array.isArray(argument);
    case 'empty':
      return typeof argument === 'boolean';
    case 'absent':
    case 'exists':
      return argument === true;
    default:
      return true;
  }
}

/** The operation an expectation object stands for, or undefined when it is a map of fields. */
export function operationOf(expected: object): Operation | undefined {
  const entries = Object.entries(expected);
  const operators = entries.filter(([name]) => name !== 'as');
  if (operators.length === 0) return undefined;
  if (!operators.every(([name, argument]) => names.has(name) && fits(name, argument))) return undefined;
  const as = entries.find(([name]) => name === 'as')?.[1];
  return {
    as: typeof as === 'string' ? as : undefined,
    operators: operators as readonly (readonly [OperatorName, unknown])[],
  };
}
