import { notionalOf, quantityFor, roundDown, toSteps, type Instrument, type Notional, type Price } from '@bot/core';
import type { QuotedBook, QuotedLevel } from '../exchange/venueEvent';

/**
 * How much other people offer at each price. Bias: real books are ragged, deepest at round prices, and thin out when the price
 * moves.
 */
export interface DepthModel {
  /** Levels on each side. */
  readonly levels: number;
  /** Value that stands at the best price on average, in quote currency. */
  readonly bestNotional: Notional;
  /** How much more stands at each further level, in percent of the one before. */
  readonly growthPercent: number;
}

/** Where the best prices stand and what they offer, in ticks and lots. */
export interface TopOfBook {
  readonly bidTicks: number;
  readonly askTicks: number;
  readonly bidLots: number;
  readonly askLots: number;
}

/** The lots that are worth `bestNotional` at a price, at least one. Worked example: 500,000 at 50,000 is 10 BTC. */
export function bestLots(instrument: Instrument, depth: DepthModel, price: Price): number {
  const quantity = quantityFor(depth.bestNotional, price, instrument.contractSize);
  return Math.max(1, toSteps(roundDown(quantity, instrument.lotSize), instrument.lotSize));
}

/**
 * Best prices around a middle, `spreadBps` apart and at least one tick to each side. Worked example: middle 5,000,000 ticks
 * and 2 bps → 4,999,500 and 5,000,500.
 */
export function pricesAround(midTicks: number, spreadBps: number): Pick<TopOfBook, 'bidTicks' | 'askTicks'> {
  const halfTicks = Math.max(1, Math.round((midTicks * spreadBps) / 20_000));
  const bidTicks = Math.max(1, Math.floor(midTicks - halfTicks));
  return { bidTicks, askTicks: Math.max(bidTicks + 1, Math.ceil(midTicks + halfTicks)) };
}

/** Further levels behind the best ones, each half a spread away from the one before. A side without lots stays empty. */
export function bookAround(instrumentId: string, top: TopOfBook, depth: DepthModel): QuotedBook {
  const gapTicks = Math.max(1, Math.round((top.askTicks - top.bidTicks) / 2));
  return {
    instrumentId,
    bids: levelsFrom(top.bidTicks, -gapTicks, top.bidLots, depth),
    asks: levelsFrom(top.askTicks, gapTicks, top.askLots, depth),
  };
}

function levelsFrom(bestTicks: number, stepTicks: number, lots: number, depth: DepthModel): readonly QuotedLevel[] {
  return lotsOfLevels(lots, depth)
    .map((levelLots, level): QuotedLevel => [bestTicks + level * stepTicks, levelLots])
    .filter(([ticks]) => ticks >= 1);
}

/** What stands at each level, the best one first. Worked example: 100 lots that grow by 10 % are 100, 110, 121. */
export function lotsOfLevels(bestLots: number, { levels, growthPercent }: DepthModel): readonly number[] {
  const lots: number[] = [];
  for (
    let next = bestLots;
    lots.length < levels && next >= 1;
    next = Math.floor((next * (100 + growthPercent)) / 100)
  ) {
    lots.push(next);
  }
  return lots;
}

export const depthOf = (bestNotional: string, levels = 5, growthPercent = 10): DepthModel => ({
  levels,
  bestNotional: notionalOf(bestNotional),
  growthPercent,
});
