/**
 * Whether two words are at most `limit` slips apart (insertion, deletion, substitution, swap of
 * neighbours). Works in a band around the diagonal, so the cost is length × limit.
 */
export function withinDistance(left: string, right: string, limit: number): boolean {
  return editDistance(left, right, limit) <= limit;
}

/** Damerau-Levenshtein distance (optimal string alignment), or `limit + 1` when it is beyond it. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column += 1) {
      const value = cell(left, right, row, column, current, previous, before);
      current.push(value);
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}

function cell(
  left: string,
  right: string,
  row: number,
  column: number,
  current: readonly number[],
  previous: readonly number[],
  before: readonly number[],
): number {
  const a = left.charCodeAt(row - 1);
  const b = right.charCodeAt(column - 1);
  const far = Number.MAX_SAFE_INTEGER;
  let value = Math.min(
    (previous[column] ?? far) + 1,
    (current[column - 1] ?? far) + 1,
    (previous[column - 1] ?? far) + (a === b ? 0 : 1),
  );
  const swapped =
    row > 1 && column > 1 && a === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === b;
  if (swapped) value = Math.min(value, (before[column - 2] ?? far) + 1);
  return value;
}
