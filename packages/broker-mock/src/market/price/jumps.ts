import { assert, type Random } from '@bot/core';
import { poisson } from '../chance/poisson';
import { parseShare } from '../text/percent';
import { DAY_MS, type PriceProcess } from './priceProcess';

export interface JumpsOptions {
  /** How many on average; they come independently of one another. */
  readonly perDay: number;
  /** Average size; each lies between a half and one and a half of it. */
  readonly size: string;
  /** Default: both. */
  readonly direction?: 'Up' | 'Down' | 'Both';
}

const TWO_32 = 2 ** 32;

/**
 * Moves at once, now and then. A jump down takes back what one of the same size up gave: 25 % up is × 1.25, 25 % down is × 0.8.
 * Bias: real jumps come in clusters, in several instruments at once, and with an empty book; these come alone.
 * @throws AssertionFailed for a size that is no percentage from 0 to 100, or a number below 0
 */
export function jumps({ perDay, size, direction = 'Both' }: JumpsOptions): PriceProcess {
  const average = parseShare(size, 'the size of a jump');
  assert(Number.isFinite(perDay) && perDay >= 0, `jumps come 0 or more times a day, not ${perDay} times`);
  return {
    name: 'jumps',
    of({ stepMs }) {
      const arrivals = poisson((perDay * stepMs) / DAY_MS);
      return ({ random }) => {
        let factor = 1;
        for (let left = arrivals(random); left > 0; left--) factor *= jump(random, average, direction);
        return factor - 1;
      };
    },
  };
}

function jump(random: Random, average: number, direction: 'Up' | 'Down' | 'Both'): number {
  const size = average * (0.5 + random.nextUint32() / TWO_32);
  const isUp = direction === 'Both' ? random.nextUint32() < TWO_32 / 2 : direction === 'Up';
  return isUp ? 1 + size : 1 / (1 + size);
}
