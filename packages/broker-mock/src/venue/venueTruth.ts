import { assert, markOf, type InstrumentId, type Quote } from '@bot/core';
import type { VenueTruth } from '@bot/simulation';
import { balancesOf, insuredOf, totalsOf } from '../exchange/queries/balances';
import { fillsOf } from '../exchange/queries/fills';
import { fundingsOf } from '../exchange/queries/fundings';
import { openOrdersOf, ordersOf } from '../exchange/queries/orders';
import { positionsOf } from '../exchange/queries/positions';
import type { AccountId } from '../exchange/venueEvent';
import type { VenueState } from '../exchange/venueState';
import type { QuoteStream } from './quoteStream';
import type { RequestDesk } from './requestDesk';

/** Reads the state of the venue as it is now, past all latency. */
export function createVenueTruth(
  state: VenueState,
  accountId: AccountId,
  desk: RequestDesk,
  quotes: QuoteStream,
): VenueTruth {
  const quote = (instrumentId: InstrumentId): Quote => {
    const latest = quotes.latest(instrumentId);
    assert(latest !== undefined, `${instrumentId} was quoted at the venue`);
    return latest;
  };
  return {
    balances: () => balancesOf(state, accountId),
    positions: () => positionsOf(state, accountId),
    orders: () => ordersOf(state, accountId),
    openOrders: () => openOrdersOf(state, accountId),
    fills: () => fillsOf(state, accountId),
    fundings: () => fundingsOf(state, accountId),
    insured: () => insuredOf(state, accountId),
    quote,
    mark: (instrumentId) => markOf(quote(instrumentId)),
    tradingStatus(instrumentId) {
      const market = state.markets.get(instrumentId);
      assert(market !== undefined, `${instrumentId} is listed at the venue`);
      return market.status;
    },
    requests: () => desk.requests(),
    totals: () => totalsOf(state),
  };
}
