/** The known name that is fewest keystrokes away, as a hint: ` (did you mean "x"?)`. Empty when nothing is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .reduce((a, b) => (b.distance < a.distance ? b : a));
  return nearest.distance <= Math.max(2, name.length / 3) ? ` (did you mean "${nearest.candidate}"?)` : '';
}

/** Letters to add, remove or replace: `editDistance('shrot', 'short')` is 2. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
