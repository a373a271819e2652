import { compareBooks, isNegative, isZero, type Drift } from '@bot/core';
import type { VenueBooks } from '../input';
import { ourBooks, venueBooks } from './books';
import type { StateInSight } from './engineState';

/** Every difference between our books and a reading of the venue's. */
export const driftsOf = (state: StateInSight, books: VenueBooks): readonly Drift[] =>
  compareBooks(ourBooks(state), venueBooks(state, books)).map((drift) => explained(state, drift));

/** No venue has a record of its insurance; but who owed after a liquidation, and owes nothing, was paid for. */
function explained({ ledger }: StateInSight, drift: Drift): Drift {
  if (drift.drift !== 'CashDiffers' || !isNegative(drift.ours) || !isZero(drift.venues)) return drift;
  const tradeId = ledger.liquidations.get(drift.currency);
  return tradeId === undefined ? drift : { ...drift, drift: 'DebtCovered', tradeId };
}
