import type { Instrument } from '../../instrument/instrument';
import { exceeds, isPositive, isZero, notionalFor } from '../../money/arithmetic';
import { zeroNotional, type Price } from '../../money/amount';
import { isMultipleOf } from '../../money/rounding';
import type { OrderIntent } from '../../order/order';
import type { RiskCheck } from '../riskCheck';

/** Whether the venue could take an order of such terms at any time. */
export const wellFormed = {
  InvalidQuantity({ intent, instrument }) {
    const { quantity, quoteSize } = intent;
    const { lotSize } = instrument;
    if (quoteSize !== undefined) return isByValue(intent, instrument) ? null : { quantity, lotSize };
    return isPositive(quantity) && isMultipleOf(quantity, lotSize) ? null : { quantity, lotSize };
  },
  InvalidPrice({ intent: { type, limitPrice: price }, instrument: { tickSize } }) {
    if (type === 'Market') return price === null ? null : { price, tickSize };
    if (price === null) return { tickSize };
    return isWholeTicks(price, tickSize) ? null : { price, tickSize };
  },
  InvalidStopPrice({ intent, instrument: { tickSize } }) {
    const { stopPrice, limitPrice: price } = intent;
    const hasStop = intent.type === 'StopLimit' || intent.type === 'Bracket';
    if (stopPrice === undefined) return hasStop ? { tickSize } : null;
    const fits = hasStop && isWholeTicks(stopPrice, tickSize) && !isBeyondLimit(intent, stopPrice);
    return fits ? null : { stopPrice, ...(price === null ? {} : { price }), tickSize };
  },
  BelowMinimumSize({ intent, instrument, quantity }, { mark }) {
    const { minQuantity, minNotional, contractSize } = instrument;
    // The venue values an order at its own limit.
    const price = intent.limitPrice ?? (mark !== undefined && isPositive(mark) ? mark : null);
    const notional = intent.quoteSize ?? (price === null ? null : notionalFor(price, quantity, contractSize));
    const tooFew = intent.quoteSize === undefined && exceeds(minQuantity, quantity);
    const tooCheap = notional !== null && exceeds(minNotional, notional);
    return tooFew || tooCheap ? { quantity, minQuantity, notional: notional ?? zeroNotional, minNotional } : null;
  },
  AboveMaximumSize: ({ quantity, instrument: { maxQuantity } }) =>
    exceeds(quantity, maxQuantity) ? { quantity, maxQuantity } : null,
  ReduceOnlyWouldIncrease: ({ intent, quantity, reducing, reducible }) =>
    intent.reduceOnly && !reducing ? { quantity, reducible } : null,
} as const satisfies Record<string, RiskCheck>;

const isWholeTicks = (price: Price, tickSize: Price): boolean => isPositive(price) && isMultipleOf(price, tickSize);

/** Only a market buy of spot says what it spends instead of what it buys. */
const isByValue = ({ type, side, quantity, quoteSize }: OrderIntent, { kind }: Instrument): boolean =>
  type === 'Market' &&
  side === 'Buy' &&
  kind === 'Spot' &&
  isZero(quantity) &&
  quoteSize !== undefined &&
  isPositive(quoteSize);

/**
 * The limit of a stop could not be reached from it; the limit and the stop of a bracket must lie on the two sides of the market.
 * Worked example: a stop that sells at 48,000 has a limit of at most that; a bracket that sells has its limit above its stop.
 */
function isBeyondLimit({ type, side, limitPrice }: OrderIntent, stopPrice: Price): boolean {
  if (limitPrice === null) return false;
  const limitIsAbove = exceeds(limitPrice, stopPrice);
  const limitIsBelow = exceeds(stopPrice, limitPrice);
  if (type === 'StopLimit') return side === 'Buy' ? limitIsBelow : limitIsAbove;
  return side === 'Buy' ? !limitIsBelow : !limitIsAbove;
}
