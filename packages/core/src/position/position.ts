import type { Instrument, InstrumentId } from '../instrument/instrument';
import { quantizeQuantity, smallestQuantity } from '../instrument/quantize';
import {
  absolute,
  asMoney,
  asNotional,
  exceeds,
  isNegative,
  isPositive,
  isZero,
  negate,
  notionalFor,
  priceFor,
  subtract,
} from '../money/arithmetic';
import { zeroMoney, zeroQuantity, type Money, type Price, type Quantity, type Ratio } from '../money/amount';

/** What we hold of one instrument. The cost basis is exact; the average price is for display. */
export interface Position {
  readonly instrumentId: InstrumentId;
  /** Positive long, negative short. */
  readonly netQuantity: Quantity;
  /** What the open quantity cost, signed like it: 0.02 bought at 48,000 is 960; sold short, −960. */
  readonly costBasis: Money;
  /** Profit of what was closed, before commission. */
  readonly realizedPnl: Money;
  readonly commission: Money;
}

export const flatPosition = (instrumentId: InstrumentId): Position => ({
  instrumentId,
  netQuantity: zeroQuantity,
  costBasis: zeroMoney,
  realizedPnl: zeroMoney,
  commission: zeroMoney,
});

export const isFlat = (position: Pick<Position, 'netQuantity'>): boolean => isZero(position.netQuantity);
export const isLong = (position: Pick<Position, 'netQuantity'>): boolean =>
  !isFlat(position) && !isNegative(position.netQuantity);

/**
 * True when there is nothing, or less than the venue takes in one order: it cannot be closed. Worked example: 0.0007 in lots
 * of 0.001.
 */
export const isDust = ({ netQuantity }: Pick<Position, 'netQuantity'>, instrument: Instrument): boolean =>
  exceeds(smallestQuantity(instrument), absolute(netQuantity));

/**
 * True also for what is worth less than the venue takes, by its whole lots at a mark; one that is not above zero tells no worth.
 * Worked example: 0.0057 at 180 in lots of 0.001 is 0.9, and 1 is the least.
 */
export function isTooSmall(
  position: Pick<Position, 'netQuantity'>,
  instrument: Instrument,
  mark: Price | undefined,
): boolean {
  if (isDust(position, instrument)) return true;
  if (mark === undefined || !isPositive(mark)) return false;
  const { minNotional, contractSize } = instrument;
  const worth = notionalFor(mark, position.netQuantity, contractSize);
  if (exceeds(minNotional, worth)) return true;
  // At least half of it is whole lots, so only what is worth less than twice the least is cut to them.
  if (!exceeds(minNotional, subtract(worth, minNotional))) return false;
  const lots = quantizeQuantity(instrument, absolute(position.netQuantity));
  return exceeds(minNotional, notionalFor(mark, lots, contractSize));
}

/** null when flat. Worked example: basis 960 for 0.02 is 48,000. */
export function averageEntryPrice(position: Position, contractSize?: Ratio): Price | null {
  if (isFlat(position)) return null;
  const paid = asNotional(position.costBasis);
  return priceFor(paid, absolute(position.netQuantity), contractSize);
}

/** Signed value at a mark: −0.02 at 50,000 is −1,000. */
export function marketValue(position: Pick<Position, 'netQuantity'>, mark: Price, contractSize?: Ratio): Money {
  const value = asMoney(notionalFor(mark, position.netQuantity, contractSize));
  return isNegative(position.netQuantity) ? negate(value) : value;
}

/** Market value less cost basis. Worked example: 0.02 bought at 48,000, mark 50,000 → 1,000 − 960 = 40. */
export const unrealizedPnl = (position: Position, mark: Price, contractSize?: Ratio): Money =>
  subtract(marketValue(position, mark, contractSize), position.costBasis);
