import type { Side } from '@bot/core';
import type { Listing } from '../listing';
import { shareOfUnits, type Units } from '../units';
import { MARKET_ACCOUNT } from '../venueEvent';
import { holdingIn, type Account, type PositionAtVenue } from '../venueState';

export interface Execution {
  readonly side: Side;
  readonly lots: number;
  readonly value: Units;
  readonly fee: Units;
}

/** What one side of a trade does to an account. */
export function applyExecution(listing: Listing, account: Account, execution: Execution): void {
  if (listing.isPerpetual) settlePerpetual(listing, account, execution);
  else settleSpot(listing, account, execution);
}

function settleSpot(listing: Listing, account: Account, { side, lots, value, fee }: Execution): void {
  const { baseCurrency, quoteCurrency, instrumentId } = listing.instrument;
  const signed = side === 'Buy' ? lots : -lots;
  const coins = holdingIn(account, baseCurrency);
  coins.total += BigInt(signed) * listing.lotUnits;
  holdingIn(account, quoteCurrency).total += (side === 'Buy' ? -value : value) - fee;
  if (account.accountId === MARKET_ACCOUNT) return;
  // Coins that were deposited have no known cost. Once all are gone the account starts afresh.
  if (coins.total === 0n) account.positions.delete(instrumentId);
  else execute(positionIn(account, instrumentId), side, lots, value);
}

/** Cash only moves by what was realised; the rest stays in the position's cost basis. */
function settlePerpetual(listing: Listing, account: Account, { side, lots, value, fee }: Execution): void {
  const { instrumentId, quoteCurrency } = listing.instrument;
  const position = positionIn(account, instrumentId);
  const realized = execute(position, side, lots, value);
  if (position.lots === 0) account.positions.delete(instrumentId);
  holdingIn(account, quoteCurrency).total += realized - fee;
}

function positionIn({ positions }: Account, instrumentId: string): PositionAtVenue {
  const known = positions.get(instrumentId);
  if (known !== undefined) return known;
  const opened = { lots: 0, basis: 0n };
  positions.set(instrumentId, opened);
  return opened;
}

/**
 * Adds, reduces, closes or flips a position in place; gives what it realised, before the fee. Worked examples: long 2 with a
 * basis of 960, sell 2 for 1,000 → flat, 40; long 1 at 100, sell 3 for 330 → short 2 with a basis of −220, 10.
 */
export function execute(position: PositionAtVenue, side: Side, lots: number, value: Units): Units {
  const signed = side === 'Buy' ? lots : -lots;
  const paid = side === 'Buy' ? value : -value;
  const held = position.lots;
  if (held === 0 || held > 0 === signed > 0) {
    position.lots = held + signed;
    position.basis += paid;
    return 0n;
  }
  const size = Math.abs(held);
  const closed = Math.min(size, lots);
  const closingPaid = closed === lots ? paid : shareOfUnits(paid, closed, lots);
  const basisOut = closed === size ? position.basis : shareOfUnits(position.basis, closed, size);
  position.lots = held + signed;
  // What is left of the basis, or (after a flip) what was paid for the rest.
  position.basis = lots > size ? paid - closingPaid : position.basis - basisOut;
  return -closingPaid - basisOut;
}
