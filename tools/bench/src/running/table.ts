import type { Comparison } from './compare';

const head = ['benchmark', 'compared', 'ratio', 'range', 'goal', 'ours / against', 'unit', 'rounds'];
const GOAL = head.indexOf('goal');
const colours = { met: '\u001b[32m', missed: '\u001b[31m', off: '\u001b[39m' };

/** One line per row, for people. Colours only where a terminal shows them. */
export function table(comparisons: readonly Comparison[], isColoured = false): string {
  const lines = [head, ...comparisons.map(cells)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => String(line[column]).length)));
  return lines
    .map((line) => {
      const padded = line.map((cell, column) => cell.padEnd(Number(widths[column])));
      return padded.map((cell, column) => (isColoured && column === GOAL ? coloured(cell) : cell)).join('  ');
    })
    .map((line) => line.trimEnd())
    .join('\n');
}

const cells = ({ name, ours, against, ratio, goal, figures, unit, rounds }: Comparison): readonly string[] =>
  ratio === null
    ? [name, ours, '–', '–', '–', thousands(figures.ours), unit, String(rounds)]
    : [
        name,
        `${ours} / ${against}`,
        `${ratio.median.toFixed(2)}x`,
        `${ratio.lowest.toFixed(2)} … ${ratio.highest.toFixed(2)}`,
        goal === null ? '–' : `≥ ${goal} ${ratio.median >= goal ? 'met' : 'missed'}`,
        `${thousands(figures.ours)} / ${thousands(figures.against)}`,
        unit,
        String(rounds),
      ];

const coloured = (cell: string): string => {
  const colour = cell.includes('met') ? colours.met : cell.includes('missed') ? colours.missed : '';
  return colour === '' ? cell : `${colour}${cell}${colours.off}`;
};

const thousands = (value: number | null): string => Math.round(Number(value)).toLocaleString('en');
