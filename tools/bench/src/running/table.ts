import type { Comparison } from './compare';

const head = ['benchmark', 'compared', 'median', 'range', 'operations per CPU second', 'rounds'];

/** One line per benchmark, for people. */
export function table(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ name, subject, baseline, ratio, operationsPerSecond, rounds }) => [
    name,
    `${subject} / ${baseline}`,
    `${ratio.median.toFixed(2)}x`,
    `${ratio.lowest.toFixed(2)} … ${ratio.highest.toFixed(2)}`,
    `${thousands(operationsPerSecond.subject)} / ${thousands(operationsPerSecond.baseline)}`,
    String(rounds),
  ]);
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((row) => String(row[column]).length)));
  return lines
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(Number(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const thousands = (value: number): string => value.toLocaleString('en');
