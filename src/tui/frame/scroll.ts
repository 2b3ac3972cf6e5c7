/** The first line seen: near `top`, inside the text, and with `focus` at least two lines from the edges. */
export function settledTop(
  total: number,
  rows: number,
  top: number,
  focus?: readonly [number, number],
): number {
  const last = Math.max(0, total - rows);
  let settled = Math.min(Math.max(0, top), last);
  if (focus !== undefined) {
    const context = rows >= 7 ? 2 : 0;
    const [first, end] = focus;
    if (end + context > settled + rows - 1) settled = end + context - rows + 1;
    if (first - context < settled) settled = first - context;
  }
  return Math.min(Math.max(0, settled), last);
}

/** First row and length of the scroll thumb; undefined when everything is seen. */
export function thumbOf(
  total: number,
  rows: number,
  top: number,
): { readonly first: number; readonly length: number } | undefined {
  if (total <= rows || rows < 1) return undefined;
  const length = Math.max(1, Math.round((rows * rows) / total));
  const last = total - rows;
  return { first: Math.round(((rows - length) * Math.min(top, last)) / last), length };
}

/** How much has been read when this part is seen, in percent: 100 at the end, whatever the length. */
export const shareSeen = (total: number, rows: number, top: number): number =>
  total <= rows ? 100 : Math.floor((100 * Math.min(total, top + rows)) / total);
