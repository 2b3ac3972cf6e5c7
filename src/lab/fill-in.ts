/** Names a lab's texts and checks may refer to: `${ns}`, `${session}`, `${target.cluster}`, `${facts.nodes}`. */
export type Names = Readonly<Record<string, string>>;

/** Fills `${name}` in a text. A name that is not known stays as it is, so that the next filling can know it. */
export const fillText = (text: string, names: Names): string =>
  text.replace(/\$\{([a-zA-Z][\w.-]*)\}/g, (whole, name: string) => names[name] ?? whole);

/** The same value with every string in it (keys too) filled in. */
export function fillIn<T>(value: T, names: Names): T;
export function fillIn(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return fillText(value, names);
  if (Array.isArray(value)) return value.map((item: unknown) => fillIn(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillText(key, names), fillIn(item, names)]),
  );
}
