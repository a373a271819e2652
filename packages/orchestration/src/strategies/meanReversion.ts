import {
  add,
  exceeds,
  isFlat,
  isLong,
  isNegative,
  isPositive,
  markOf,
  ratioOf,
  scale,
  subtract,
  toText,
  type Quote,
  type Ratio,
  type Strategy,
  type StrategyContext,
} from '@bot/core';
import { entry, exit, type EntrySize, type StrategyIdentity } from './signals';

export interface MeanReversionConfig extends EntrySize {
  /** How many marks the mean is made of: those before the newest. */
  readonly window: number;
  /** How many standard deviations from the mean is far. */
  readonly entrySigmas: Ratio;
}

/** Amounts are decimal text. Sums run along, so that a sample costs the same whatever the window is. */
export type MeanReversionMemory = {
  /** The newest marks, oldest first, at most as many as the window. */
  readonly marks: readonly string[];
  readonly sum: string;
  readonly sumOfSquares: string;
  /** Where the newest mark stands to the mean of those before it; null before there are enough. */
  readonly side: 'Below' | 'At' | 'Above' | null;
  readonly isFar: boolean;
  /** It was near one sample ago. */
  readonly isFresh: boolean;
};

/**
 * Buys when the mark falls far below the mean of the marks before it, and sells short when it rises far above, where that is
 * allowed; closes when the mark is back at the mean. Only a fresh departure counts: after a stop the same one is not bought again.
 *
 * Far means |mark − mean| > k standard deviations. With n marks, their sum S and the sum of their squares Q that is
 * (n·mark − S)² > k² (n·Q − S²): no root, no division, nothing is rounded.
 * Worked example, window 4, k 2: marks 98, 100, 102, 100 → S 400, Q 40,008, n·Q − S² 32. A mark of 97: (388 − 400)² = 144 is
 * above 4 × 32 = 128: far below → Buy. One of 98: (392 − 400)² = 64 is not.
 */
export function meanReversion(
  config: MeanReversionConfig,
  allowShorts: boolean,
  identity: StrategyIdentity = { strategyId: 'MeanReversion' },
): Strategy<MeanReversionMemory> {
  const { window, entrySigmas } = config;
  const [n, kSquared] = [ratioOf(String(window)), scale(entrySigmas, entrySigmas)];
  const sized = { ...config, ...identity };

  function whereIs(mark: Ratio, sum: Ratio, sumOfSquares: Ratio): Pick<MeanReversionMemory, 'side' | 'isFar'> {
    const distance = subtract(scale(mark, n), sum);
    const spread = subtract(scale(sumOfSquares, n), scale(sum, sum));
    // Marks that never move have no deviation, and then nothing is far.
    const isFar = isPositive(spread) && exceeds(scale(distance, distance), scale(spread, kSquared));
    return { side: isPositive(distance) ? 'Above' : isNegative(distance) ? 'Below' : 'At', isFar };
  }

  return {
    ...identity,
    version: 1,
    warmUpSamples: window + 1,
    initialMemory: () => ({ marks: [], sum: '0', sumOfSquares: '0', side: null, isFar: false, isFresh: false }),
    observe(memory, quote) {
      const mark = asNumber(quote);
      const isFull = memory.marks.length >= window;
      const [sum, sumOfSquares] = [ratioOf(memory.sum), ratioOf(memory.sumOfSquares)];
      const { side, isFar } = isFull ? whereIs(mark, sum, sumOfSquares) : ({ side: null, isFar: false } as const);
      const oldest = ratioOf((isFull ? memory.marks[0] : undefined) ?? '0');
      return {
        marks: [...(isFull ? memory.marks.slice(1) : memory.marks), toText(mark)],
        sum: toText(subtract(add(sum, mark), oldest)),
        sumOfSquares: toText(subtract(add(sumOfSquares, scale(mark, mark)), scale(oldest, oldest))),
        side,
        isFar,
        isFresh: isFar && !(memory.isFar && memory.side === side),
      };
    },
    decide({ side, isFar, isFresh }, context) {
      if (side === null) return null;
      const { position } = context;
      const holds = isFlat(position) ? null : isLong(position) ? 'Long' : 'Short';
      if (isFar && isFresh && side === 'Below' && holds !== 'Long') return entry('Buy', 'FarBelowMean', sized, context);
      if (isFar && isFresh && side === 'Above' && holds !== 'Short' && mayShort(context)) {
        return entry('Sell', 'FarAboveMean', sized, context);
      }
      const isBack = (holds === 'Long' && side !== 'Below') || (holds === 'Short' && side !== 'Above');
      return isBack ? exit('BackAtMean', identity, context) : null;
    },
  };

  function mayShort({ instrument }: StrategyContext): boolean {
    return allowShorts && instrument.kind === 'Perpetual';
  }
}

const asNumber = (quote: Quote): Ratio => ratioOf(toText(markOf(quote).price));
