import { isMultipleOf, isPositive, toSteps, type ClosePositionRequest, type InstrumentId } from '@bot/core';
import type { AccountId, OrderEntry } from '../venueEvent';
import { accountOf, availableOf, positionOf, type MarketState, type VenueState } from '../venueState';
import { isUncountable } from './readOrder';
import { refusal, type Refusal } from './refusal';

/** The market order that closes a position, or so much of it (VR-122). */
export function closingEntry(
  state: VenueState,
  market: MarketState,
  accountId: AccountId,
  { clientOrderId, instrumentId, quantity }: ClosePositionRequest,
): OrderEntry | Refusal {
  const { lotSize } = market.listing.instrument;
  if (quantity !== undefined && (!isPositive(quantity) || !isMultipleOf(quantity, lotSize))) {
    return refusal('InvalidPrecision', 'The quantity is no multiple of a lot above zero.');
  }
  if (quantity !== undefined && isUncountable(quantity, lotSize)) {
    return refusal('AboveMaximumSize', 'The quantity is larger than any order may be.');
  }
  const held = closableLots(state, market, accountId);
  if (held === 0) return refusal('ReduceOnlyWouldIncrease', `There is nothing of ${instrumentId} to close.`);
  const lots = quantity === undefined ? Math.abs(held) : toSteps(quantity, lotSize);
  return entryAgainst(instrumentId, held, { clientOrderId, lots });
}

/** A market order against what is held (signed lots), that only reduces it. */
export const entryAgainst = (
  instrumentId: InstrumentId,
  held: number,
  order: Pick<OrderEntry, 'clientOrderId' | 'lots'>,
): OrderEntry => ({
  ...{ instrumentId, side: held > 0 ? 'Sell' : 'Buy', type: 'Market', timeInForce: 'IOC', ...order },
  ...{ spend: 0n, limitTicks: null, stopTicks: null, stopDirection: null, expiresAt: null },
  ...{ postOnly: false, reduceOnly: true, leverage: null },
});

/** Signed. Of spot the whole lots that are available. */
function closableLots(state: VenueState, { listing }: MarketState, accountId: AccountId): number {
  const account = accountOf(state, accountId);
  const { baseCurrency, instrumentId } = listing.instrument;
  if (listing.isPerpetual) return positionOf(account, instrumentId).lots;
  return Number(availableOf(account, baseCurrency) / listing.lotUnits);
}
