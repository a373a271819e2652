/** A point of a line. */
export interface Point {
  /** Seconds since 1970, as the chart library wants them. */
  readonly time: number;
  readonly value: number;
}

/** More points than this cannot be told apart on a screen. */
const MOST_POINTS = 2_000;

/**
 * Keeps at most `most` points: the lowest and the highest of each stretch of equal length, in their order, so that no peak
 * is lost. Worked example: 1, 9, 2, 3, 0, 4 with 4 points is two stretches of three, of which 1, 9 and 0, 4 are kept.
 */
export function downsample(points: readonly Point[], most = MOST_POINTS): readonly Point[] {
  if (points.length <= most) return points;
  const stretches = Math.floor(most / 2);
  return Array.from({ length: stretches }, (_, nth) => {
    const [from, to] = [nth, nth + 1].map((edge) => Math.round((edge * points.length) / stretches));
    return extremesOf(points.slice(from, to));
  }).flat();
}

/** The lowest and the highest point, in the order of time; one when they are the same. */
function extremesOf(points: readonly Point[]): readonly Point[] {
  const lowest = points.reduce((low, point) => (point.value < low.value ? point : low));
  const highest = points.reduce((high, point) => (point.value > high.value ? point : high));
  if (lowest === highest) return [lowest];
  return lowest.time < highest.time ? [lowest, highest] : [highest, lowest];
}
