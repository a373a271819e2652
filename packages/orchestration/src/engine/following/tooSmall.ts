import { exceeds, isDust, notionalFor, type Instrument, type Position } from '@bot/core';
import type { StateInSight } from '../state/engineState';
import { latestMark } from '../state/valuation';

/** Less than the venue takes in one order, by quantity or, as far as its price is known, by value: it cannot be closed. */
export function isTooSmall(
  state: StateInSight,
  position: Pick<Position, 'netQuantity'>,
  instrument: Instrument,
): boolean {
  const mark = latestMark(state, instrument.instrumentId)?.price;
  const isCheap =
    mark !== undefined &&
    exceeds(instrument.minNotional, notionalFor(mark, position.netQuantity, instrument.contractSize));
  return isCheap || isDust(position, instrument);
}
