import { isFlat, isNegative, isTooSmall, type Instrument, type Position, type Price } from '@bot/core';
import type { Ledger } from '../state/ledger';
import { followPosition } from './followed';
import { beginTrip } from './roundTrips';

/**
 * The one place where a position changes; gives the one before. The stop of a position ends with it, and is none for the next.
 * What cannot be closed has none either, so that one begins anew when it grows.
 * @param price at which it changed; undefined: that is not known
 */
export function replacePosition(
  ledger: Ledger,
  position: Position,
  instrument: Instrument,
  price: Price | undefined,
): Position | undefined {
  const { instrumentId } = position;
  const before = ledger.positions.get(instrumentId);
  followPosition(ledger, position, instrument);
  beginTrip(ledger, instrumentId, before);
  if (isFlat(position)) ledger.positions.delete(instrumentId);
  else ledger.positions.set(instrumentId, position);
  const flipped = before !== undefined && isNegative(before.netQuantity) !== isNegative(position.netQuantity);
  const isSmall = [before, position].some((held) => held !== undefined && isTooSmall(held, instrument, price));
  if (isSmall || flipped) ledger.stops.delete(instrumentId);
  return before;
}
