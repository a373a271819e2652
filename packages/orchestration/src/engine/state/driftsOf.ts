import { compareBooks, isNegative, isZero, type Currency, type Drift } from '@bot/core';
import type { VenueBooks } from '../input';
import { ourBooks, venueBooks } from './books';
import { scopeOf } from './drifts';
import type { StateInSight } from './engineState';
import { unlistedFunding } from './unlistedFunding';

/** Every difference between our books and a reading of the venue's. */
export function driftsOf(state: StateInSight, books: VenueBooks): readonly Drift[] {
  const found = compareBooks(ourBooks(state), venueBooks(state, books));
  return found.map((drift) => {
    if (drift.drift !== 'CashDiffers') return drift;
    const isCashAlone = !found.some((other) => mayMoveCash(state, other, drift.currency));
    return coveredDebt(state, drift) ?? (books.fundings === null && isCashAlone ? funding(state, drift) : drift);
  });
}

type CashDiffers = Extract<Drift, { drift: 'CashDiffers' }>;

/** No venue has a record of its insurance; but who owed after a liquidation, and owes nothing, was paid for. */
function coveredDebt({ ledger }: StateInSight, drift: CashDiffers): Drift | undefined {
  if (!isNegative(drift.ours) || !isZero(drift.venues)) return;
  const tradeId = ledger.liquidations.get(drift.currency);
  return tradeId === undefined ? undefined : { ...drift, drift: 'DebtCovered', tradeId };
}

function funding(state: StateInSight, drift: CashDiffers): Drift {
  const payments = unlistedFunding(state, drift);
  return payments === null ? drift : { ...drift, drift: 'FundingUnlisted', payments };
}

/** A trade that we do not know of moves a position, or an order, and cash with it. */
function mayMoveCash(state: StateInSight, drift: Drift, currency: Currency): boolean {
  return state.ledger.instruments.get(scopeOf(state, drift))?.quoteCurrency === currency;
}
