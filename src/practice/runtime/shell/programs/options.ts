/** Options and the rest of a command line: `-n 5`, `-n5` and `-5` for the letters in `valued`. */
export function options(
  args: readonly string[],
  valued = '',
): { flags: Map<string, string>; rest: string[] } {
  const flags = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 1; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (!/^-[A-Za-z0-9]/.test(arg)) {
      rest.push(arg);
      continue;
    }
    for (let letter = 1; letter < arg.length; letter++) {
      const name = arg[letter] ?? '';
      if (!valued.includes(name)) {
        flags.set(name, '');
        continue;
      }
      const inline = arg.slice(letter + 1);
      flags.set(name, inline === '' ? (args[++at] ?? '') : inline);
      break;
    }
  }
  return { flags, rest };
}

/** The value of an option: `-p 80`, `-p80`, `--port 80` and `--port=80`; `undefined` when none of its names is there. */
export function optionValue(args: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, arg] of args.entries())
    for (const name of names) {
      if (arg === name) return args[index + 1];
      if (arg.startsWith(`${name}=`)) return arg.slice(name.length + 1);
      if (!name.startsWith('--') && arg.startsWith(name) && /^-[A-Za-z]\d/.test(arg))
        return arg.slice(name.length);
    }
  return undefined;
}

/** What is no option and no value of one of the options in `valued`. */
export const operands = (args: readonly string[], valued: readonly string[]): string[] =>
  args.slice(1).filter((arg, index) => !arg.startsWith('-') && !valued.includes(args[index] ?? ''));

/** A size as `dd`, `head` and `stress` take it, such as `64M`, in bytes; NaN when it is none. */
export const byteCount = (text: string): number =>
  Number.parseFloat(text) * ({ k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[text.slice(-1).toLowerCase()] ?? 1);

/** A duration as `sleep` and `timeout` take it, such as `2m`, in seconds; NaN when it is none. */
export const secondsOf = (text: string): number =>
  Number.parseFloat(text) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[text.slice(-1)] ?? 1);
