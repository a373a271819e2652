import type { EpochMs } from '@bot/core';
import { feePpmOf } from '../ledger/feeRates';
import { trades } from '../market/decideStep';
import { arrive, type Arrival } from '../order/arrival';
import { entryAgainst } from '../order/closingEntry';
import { walkBook } from '../order/walk';
import type { VenueEvent } from '../venueEvent';
import { positionOf, type Account, type MarketState, type VenueState } from '../venueState';

/** Whether somebody would take a part of the position at present. */
export function isClosable({ book, listing, status }: MarketState, account: Account): boolean {
  const { lots } = positionOf(account, listing.instrument.instrumentId);
  return trades(status) && (lots > 0 ? book.bids : book.asks).best() !== null;
}

/** A market order of the venue over the whole position. What finds nobody is canceled (VR-104). */
export function closePosition(
  state: VenueState,
  market: MarketState,
  account: Account,
  at: EpochMs,
): readonly VenueEvent[] {
  const { accountId } = account;
  const rates = feePpmOf(state, account, at);
  const orderNo = state.orderCount + 1;
  const { instrumentId } = market.listing.instrument;
  const held = positionOf(account, instrumentId).lots;
  const entry = entryAgainst(instrumentId, held, {
    clientOrderId: `liquidation-${orderNo}`,
    lots: Math.abs(held),
  });
  const { side, lots } = entry;
  const accepted: VenueEvent = {
    ...{ type: 'OrderAccepted', at, accountId, orderNo, entry, lots },
    ...{ makerPpm: rates.maker, takerPpm: rates.taker, isLiquidation: true },
  };
  const arrival: Arrival = {
    ...{ at, orderNo, accountId, side, lots, limitTicks: null },
    ...{ spend: null, takerPpm: rates.taker, rests: false },
  };
  return arrive(state, market, arrival, walkBook(state, market, arrival), [accepted]);
}
