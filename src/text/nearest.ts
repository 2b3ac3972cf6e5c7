/** The known word a typo most likely meant, or `undefined` when none is near: at most a third of it differs. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of known) {
    const distance = word.startsWith(typed) && typed.length >= 3 ? 1 : distanceBetween(typed, word);
    if (
      distance <= Math.max(1, Math.ceil(word.length / 3)) &&
      (best === undefined || distance < best.distance)
    )
      best = { word, distance };
  }
  return best?.word;
}

/** Optimal string alignment: insertions, deletions, substitutions and swapped neighbours count one each. */
function distanceBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? b.length;
}
