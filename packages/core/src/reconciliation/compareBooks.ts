import type { Currency, InstrumentId } from '../instrument/instrument';
import { absolute, equals, exceeds, subtract } from '../money/arithmetic';
import { moneyOf, zeroMoney, zeroQuantity, type Money, type Quantity } from '../money/amount';
import type { ClientOrderId, VenueOrderId } from '../order/order';
import type { Drift } from './drift';

/** One side's view of what we own. */
export interface Books {
  readonly cash: ReadonlyMap<Currency, Money>;
  readonly netQuantities: ReadonlyMap<InstrumentId, Quantity>;
  /** Live orders. */
  readonly orders: ReadonlyMap<
    ClientOrderId,
    { readonly venueOrderId: VenueOrderId | null; readonly filledQuantity: Quantity }
  >;
}

/** Realised results of perpetuals divide, and may be cut elsewhere at the venue: less than this is no difference of cash. */
const ROUNDING = moneyOf('0.00000001');

/** Every difference; an empty list means that both sides say the same. What one side does not list counts as zero. */
export function compareBooks(ours: Books, venues: Books): readonly Drift[] {
  return [...compareCash(ours, venues), ...comparePositions(ours, venues), ...compareOrders(ours, venues)];
}

function compareCash(ours: Books, venues: Books): Drift[] {
  return keysOf(ours.cash, venues.cash).flatMap((currency) => {
    const mine = ours.cash.get(currency) ?? zeroMoney;
    const theirs = venues.cash.get(currency) ?? zeroMoney;
    const differs = exceeds(absolute(subtract(mine, theirs)), ROUNDING);
    return differs ? [{ drift: 'CashDiffers' as const, currency, ours: mine, venues: theirs }] : [];
  });
}

function comparePositions(ours: Books, venues: Books): Drift[] {
  return keysOf(ours.netQuantities, venues.netQuantities).flatMap((instrumentId) => {
    const mine = ours.netQuantities.get(instrumentId) ?? zeroQuantity;
    const theirs = venues.netQuantities.get(instrumentId) ?? zeroQuantity;
    return equals(mine, theirs)
      ? []
      : [{ drift: 'PositionDiffers' as const, instrumentId, ours: mine, venues: theirs }];
  });
}

function compareOrders(ours: Books, venues: Books): Drift[] {
  return keysOf(ours.orders, venues.orders).flatMap((clientOrderId): Drift[] => {
    const mine = ours.orders.get(clientOrderId);
    const theirs = venues.orders.get(clientOrderId);
    if (mine === undefined)
      return [{ drift: 'OrderUnknownToUs', clientOrderId, venueOrderId: theirs?.venueOrderId ?? null }];
    if (theirs === undefined) return [{ drift: 'OrderUnknownToVenue', clientOrderId }];
    return equals(mine.filledQuantity, theirs.filledQuantity)
      ? []
      : [{ drift: 'FilledQuantityDiffers', clientOrderId, ours: mine.filledQuantity, venues: theirs.filledQuantity }];
  });
}

const keysOf = <K>(a: ReadonlyMap<K, unknown>, b: ReadonlyMap<K, unknown>): K[] =>
  [...new Set([...a.keys(), ...b.keys()])].sort();
