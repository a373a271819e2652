import {
  add,
  atLeast,
  exceeds,
  isFlat,
  isLong,
  one,
  scale,
  subtract,
  type Instrument,
  type Mark,
  type Position,
  type Price,
  type Ratio,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';

export interface TrailedStop {
  readonly events: readonly CorrelatedEvent[];
  readonly hit: boolean;
}

/**
 * The stop follows the best mark since entry and never goes back. The entry's own price does not count: a holding that was
 * adopted far above the market would be sold at once.
 * Worked example: long, best mark 52,000, distance 1 % → stop 51,480; a mark at 51,480 or below closes.
 */
export function trailStop(
  { config, ledger }: StateInSight,
  position: Position,
  mark: Mark,
  instrument: Instrument,
): TrailedStop {
  if (isFlat(position)) return { events: [], hit: false };
  const long = isLong(position);
  const best = ledger.stops.get(position.instrumentId)?.bestPrice;
  const better = best === undefined || exceeds(long ? mark.price : best, long ? best : mark.price);
  const bestPrice = better ? mark.price : best;
  const stopPrice = stopFrom(bestPrice, long, config.strategy.trailingStop);
  const hit = long ? atLeast(stopPrice, mark.price) : atLeast(mark.price, stopPrice);

  const { instrumentId } = instrument;
  return {
    events: better ? [event('StopTrailed', { instrumentId, bestPrice, stopPrice })] : [],
    hit,
  };
}

const stopFrom = (best: Price, long: boolean, distance: Ratio): Price =>
  scale(best, long ? subtract(one, distance) : add(one, distance));
