/**
 * Splits a command as a POSIX shell would: blanks, single and double quotes, backslash outside single quotes.
 * No expansion, no operators: a lab's commands are plain ones. Undefined when a quote is left open.
 */
export function splitCommand(line: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i] ?? '';
    if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quote === undefined && (char === "'" || char === '"')) {
      quote = char;
      word ??= '';
    } else if (char === quote) {
      quote = undefined;
    } else if (char === '\\' && quote !== "'") {
      i += 1;
      word = (word ?? '') + (line[i] ?? '');
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== undefined) return undefined;
  return word === undefined ? words : [...words, word];
}

/** Programs a lab's solution may run. */
export const solutionPrograms = ['kubectl', 'aws', 'helm', 'eksctl', 'cp'] as const;
