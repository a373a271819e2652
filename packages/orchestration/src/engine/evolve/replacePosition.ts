import { isDust, isFlat, isNegative, type Instrument, type Position } from '@bot/core';
import type { Ledger } from '../state/ledger';
import { followPosition } from './followed';
import { beginTrip } from './roundTrips';

/** The one place where a position changes; gives the one before. The stop of a position ends with it, and is none for the next. */
export function replacePosition(ledger: Ledger, position: Position, instrument: Instrument): Position | undefined {
  const { instrumentId } = position;
  const before = ledger.positions.get(instrumentId);
  followPosition(ledger, position, instrument);
  beginTrip(ledger, instrumentId, before);
  if (isFlat(position)) ledger.positions.delete(instrumentId);
  else ledger.positions.set(instrumentId, position);
  const flipped = before !== undefined && isNegative(before.netQuantity) !== isNegative(position.netQuantity);
  if (isDust(position, instrument) || flipped) ledger.stops.delete(instrumentId);
  return before;
}
