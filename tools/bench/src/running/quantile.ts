/** The value that so large a part of all is not above: 0.5 is the median, 0.999 what only one of a thousand exceeds. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]);
}
