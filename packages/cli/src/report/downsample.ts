/** A line of a chart: `values[i]` at `times[i]`. */
export interface Line {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** More points than this cannot be told apart on a screen. */
export const MOST_POINTS = 2_000;

/**
 * Keeps at most `most` points: the lowest and the highest of each stretch of equal length, in their order, so that no peak
 * is lost. Worked example: 1, 9, 2, 3, 0, 4 with 4 points is two stretches of three, of which 1, 9 and 0, 4 are kept.
 */
export function downsample({ times, values }: Line, most = MOST_POINTS): Line {
  if (values.length <= most) return { times, values };
  const stretch = values.length / Math.floor(most / 2);
  const kept: number[] = [];
  for (let from = 0; Math.round(from) < values.length; from += stretch) {
    kept.push(...extremesBetween(values, Math.round(from), Math.min(values.length, Math.round(from + stretch))));
  }
  return { times: kept.map((index) => times[index] ?? 0), values: kept.map((index) => values[index] ?? 0) };
}

/** Where the lowest and the highest value stand, in the order of time; one when they are the same. */
function extremesBetween(values: readonly number[], from: number, to: number): readonly number[] {
  let lowest = from;
  let highest = from;
  for (let index = from + 1; index < to; index++) {
    if ((values[index] ?? 0) < (values[lowest] ?? 0)) lowest = index;
    if ((values[index] ?? 0) > (values[highest] ?? 0)) highest = index;
  }
  return lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)];
}
