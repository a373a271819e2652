import type { Benchmark, Contender, Measurement, Row, Unit } from '../benchmark';

/** What one row came to over all rounds. */
export interface Comparison extends Row {
  readonly rounds: number;
  /** The medians of the two figures. */
  readonly figures: { readonly ours: number; readonly against: number | null };
  /** How much better ours is, within a round: above 1 is better. null where nothing is compared. */
  readonly ratio: { readonly median: number; readonly lowest: number; readonly highest: number } | null;
}

export interface Rounds {
  readonly rounds: number;
  /** Measures a contender in a process of its own. */
  measureAlone(contender: string): Measurement;
  /** Told before each round, from 1. */
  onRound?(round: number): void;
}

/**
 * Measures all contenders in every round, another one first from round to round, and pairs their figures within the round.
 * @throws Error when they do not give the same result: then their figures mean nothing
 */
export function compare(
  name: string,
  { contenders, rows }: Benchmark,
  { rounds, measureAlone, onRound }: Rounds,
): readonly Comparison[] {
  const measured = Array.from({ length: rounds }, (_, round) => {
    onRound?.(round + 1);
    const taken = turned(contenders, round).map(({ name: contender }) => ({ contender, ...measureAlone(contender) }));
    sameResult(name, taken);
    return new Map(taken.flatMap(({ figures }) => Object.entries(figures)));
  });
  return rows.map((row) => compared(row, measured));
}

const turned = (contenders: readonly Contender[], by: number): readonly Contender[] => {
  const first = by % contenders.length;
  return [...contenders.slice(first), ...contenders.slice(0, first)];
};

function sameResult(name: string, taken: readonly (Measurement & { readonly contender: string })[]): void {
  const [first, ...others] = taken.filter(({ digest }) => digest !== null);
  const other = others.find(({ digest }) => digest !== first?.digest);
  if (first === undefined || other === undefined) return;
  throw new Error(
    `${name}: ${first.contender} and ${other.contender} do not agree, so they cannot be compared: ` +
      `${first.digest} and ${other.digest}.`,
  );
}

const isLessBetter = (unit: Unit): boolean => unit !== 'ops/s' && unit !== 'req/s';

function compared(row: Row, measured: readonly ReadonlyMap<string, number>[]): Comparison {
  const figure = (name: string): readonly number[] =>
    measured.map((figures) => {
      const found = figures.get(name);
      if (found === undefined) throw new Error(`${row.name}: nobody measures "${name}".`);
      return found;
    });
  const ours = figure(row.ours);
  const told = { ...row, rounds: measured.length };
  if (row.against === null) return { ...told, figures: { ours: median(ours), against: null }, ratio: null };
  const against = figure(row.against);
  const ratios = ours.map((value, round) => {
    const ratio = value / Number(against[round]);
    return isLessBetter(row.unit) ? 1 / ratio : ratio;
  });
  return {
    ...told,
    figures: { ours: median(ours), against: median(against) },
    ratio: { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
  };
}

/** The middle one; of an even number the lower of the two, so that it is one that was measured. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.floor((sorted.length - 1) / 2)]);
}
