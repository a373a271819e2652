import { assert, type Random } from '@bot/core';
import type { Taking } from '../../exchange/venueCommand';
import { heavyTailed } from '../chance/heavyTailed';
import { poisson } from '../chance/poisson';
import { parsePercent } from '../text/percent';
import type { Crowd } from './crowd';
import { createMakers } from './makers';
import type { QuietCrowdOptions } from './quietCrowd';

/** How lively other people are. */
export interface CrowdOptions {
  /** Market orders of an instrument on average. Default: that of the preset. */
  readonly takersPerMinute?: number;
  /** Their average size, of what stands at the best price on average. Default: `'5 %'`. */
  readonly takerSize?: string;
  /** How often somebody changes the size of a level on average. Default: 4. */
  readonly changesPerMinute?: number;
}

export interface LivingCrowdOptions extends QuietCrowdOptions {
  readonly takersPerMinute: number;
  readonly takerSize: string;
  readonly changesPerMinute: number;
  readonly stepMs: number;
  readonly makerChance: () => Random;
  readonly takerChance: () => Random;
}

const MINUTE_MS = 60_000;
const TWO_32 = 2 ** 32;
/** However long a step is, every other level stays. */
const LARGEST_CHANGE_CHANCE = 0.5;

/**
 * Makers who stay, and takers who come independently of one another, with many small sizes and few large ones, as often to buy as
 * to sell. What they take is gone for a while.
 * Bias: takers do not move the price beyond that, do not come in series, and do not care what it costs.
 */
export function livingCrowd(options: LivingCrowdOptions): Crowd {
  const { instrumentId, lots, stepMs, takersPerMinute, takerSize, changesPerMinute, makerChance, takerChance } =
    options;
  assert(takersPerMinute >= 0 && changesPerMinute >= 0, 'people of a crowd come 0 or more times a minute');
  const averageLots = lots * parsePercent(takerSize);
  const arrivals = poisson((takersPerMinute * stepMs) / MINUTE_MS);
  const changeChance = Math.min(LARGEST_CHANGE_CHANCE, (changesPerMinute * stepMs) / MINUTE_MS);
  const makers = createMakers({ ...options, changeChance, random: makerChance });

  function taking(random: Random): Taking {
    const side = random.nextUint32() < TWO_32 / 2 ? 'Buy' : 'Sell';
    return { instrumentId, side, lots: Math.max(1, Math.floor(averageLots * heavyTailed(random))) };
  }

  return {
    quote: makers.quote,
    take(depthShare) {
      const random = takerChance();
      const takings = Array.from({ length: arrivals(random) }, () => taking(random));
      for (const { side, lots: taken } of takings) makers.taken(side, taken, depthShare);
      return takings;
    },
    state: makers.state,
    restore: makers.restore,
  };
}
