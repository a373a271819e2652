import { roundDown, roundUp } from '../money/rounding';
import type { Price, Quantity } from '../money/amount';
import type { Side } from '../order/side';
import type { Instrument } from './instrument';

/** Down to a whole lot, so that rounding never raises risk. Worked example: 0.0187 in lots of 0.005 is 0.015. */
export const quantizeQuantity = (instrument: Instrument, quantity: Quantity): Quantity =>
  roundDown(quantity, instrument.lotSize);

/**
 * To a whole tick on the safe side: a buy never pays more, a sell never takes less.
 * Worked example: 100.017 in ticks of 0.01 is 100.01 for a buy and 100.02 for a sell.
 */
export const quantizePrice = (instrument: Instrument, price: Price, side: Side): Price =>
  side === 'Buy' ? roundDown(price, instrument.tickSize) : roundUp(price, instrument.tickSize);

const smallest = new WeakMap<Instrument, Quantity>();

/** The least that can be ordered: the minimum, up to a whole lot. Worked example: 0.0007 in lots of 0.0005 is 0.001. */
export function smallestQuantity(instrument: Instrument): Quantity {
  const known = smallest.get(instrument) ?? roundUp(instrument.minQuantity, instrument.lotSize);
  smallest.set(instrument, known);
  return known;
}
