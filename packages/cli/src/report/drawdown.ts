import type { Point } from './downsample';

/** How far below its highest value so far something stood: values of zero or below. */
export function drawdownOf(points: readonly Point[]): readonly Point[] {
  let highest = -Infinity;
  return points.map(({ time, value }) => {
    highest = Math.max(highest, value);
    return { time, value: value - highest };
  });
}

/** The deepest fall, zero or below. Worked example: 100, 104, 98, 103 fell by 6. */
export const deepestDrawdown = (points: readonly Point[]): number =>
  drawdownOf(points).reduce((deepest, { value }) => Math.min(deepest, value), 0);
