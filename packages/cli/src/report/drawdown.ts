/** How far below its highest value so far something stood, as numbers of zero or below. */
export function drawdownOf(values: readonly number[]): readonly number[] {
  let highest = -Infinity;
  return values.map((value) => {
    highest = Math.max(highest, value);
    return value - highest;
  });
}

/** The deepest fall, zero or below. Worked example: 100, 104, 98, 103 fell by 6. */
export const deepestDrawdown = (values: readonly number[]): number =>
  drawdownOf(values).reduce((deepest, fall) => Math.min(deepest, fall), 0);
