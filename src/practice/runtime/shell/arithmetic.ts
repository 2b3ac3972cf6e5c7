type Lookup = (name: string) => string | undefined;

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
]; // prettier-ignore

const apply: Readonly<Record<string, (a: number, b: number) => number>> = {
  '||': (a, b) => Number(a !== 0 || b !== 0),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
};

/** The value of `$((…))`: whole numbers, variables, brackets and the usual operators. */
export function arithmetic(text: string, lookup: Lookup): number {
  const tokens = text.match(/\d+|[A-Za-z_]\w*|\|\||&&|==|!=|<=|>=|[-+*/%<>()!]/g) ?? [];
  let at = 0;
  const atom = (): number => {
    const token = tokens[at++];
    if (token === undefined) return 0;
    if (token === '(') {
      const value = level(0);
      at++;
      return value;
    }
    if (token === '-') return -atom();
    if (token === '+') return atom();
    if (token === '!') return Number(atom() === 0);
    return Number(/^\d/.test(token) ? token : (lookup(token) ?? 0)) || 0;
  };
  const level = (depth: number): number => {
    const operators = levels[depth];
    if (operators === undefined) return atom();
    let value = level(depth + 1);
    for (let next = tokens[at]; next !== undefined && operators.includes(next); next = tokens[at]) {
      at++;
      value = apply[next]?.(value, level(depth + 1)) ?? 0;
    }
    return value;
  };
  return level(0);
}
