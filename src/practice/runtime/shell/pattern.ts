/** A shell pattern as an expression over a whole text. */
export function patternOf(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at] ?? '';
    const close = letter === '[' ? pattern.indexOf(']', at + 1) : -1;
    if (letter === '*') source += '[\\s\\S]*';
    else if (letter === '?') source += '[\\s\\S]';
    else if (close > 0) {
      source += `[${pattern
        .slice(at + 1, close)
        .replace(/^!/, '^')
        .replaceAll('\\', '\\\\')}]`;
      at = close;
    } else source += letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  return new RegExp(`^${source}$`);
}

export const isPattern = (text: string): boolean => /[*?[]/.test(text);

/** A pattern that only the text itself fits. */
export const literalPattern = (text: string): string => text.replace(/[*?[]/g, '[$&]');

/** `#`, `##`, `%`, `%%`: a value without the shortest or longest piece at one end that fits the pattern. */
export function withoutEnd(value: string, operator: '#' | '##' | '%' | '%%', pattern: string): string {
  const expression = patternOf(pattern);
  const lengths = Array.from({ length: value.length + 1 }, (_, index) => index);
  if (operator.length === 2) lengths.reverse();
  for (const length of lengths) {
    if (operator.startsWith('#') && expression.test(value.slice(0, length))) return value.slice(length);
    if (operator.startsWith('%') && expression.test(value.slice(value.length - length)))
      return value.slice(0, value.length - length);
  }
  return value;
}
