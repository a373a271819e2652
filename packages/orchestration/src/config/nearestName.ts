/** The known name that is fewest keystrokes away, as a hint: ` (did you mean "x"?)`. Empty when nothing is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .reduce((a, b) => (b.distance < a.distance ? b : a));
  return nearest.distance <= Math.max(2, name.length / 3) ? ` (did you mean "${nearest.candidate}"?)` : '';
}

/** Letters to add, remove or replace: `editDistance('shrot', 'short')` is 2. */
export function editDistance(from: string, to: string): number {
  // Each row holds the distances from the letters so far to every beginning of `to`.
  const first = Array.from({ length: to.length + 1 }, (_, column) => column);
  const last = [...from].reduce((above, letter) => {
    const row: number[] = [];
    for (let column = 0; column <= to.length; column += 1) {
      const replaced = at(above, column - 1) + (letter === to[column - 1] ? 0 : 1);
      row.push(Math.min(replaced, at(above, column) + 1, at(row, column - 1) + 1));
    }
    return row;
  }, first);
  return at(last, to.length);
}

/** Outside of the table there is no way. */
const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
