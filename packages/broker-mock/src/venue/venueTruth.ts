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

export interface VenueTruthOptions {
  readonly state: VenueState;
  readonly accountId: AccountId;
  readonly desk: RequestDesk;
  readonly quotes: QuoteStream;
  /** Counts what has happened to accounts: as long as it stands still, so do they. */
  readonly happened: () => number;
}

/** Reads the state of the venue as it is now, past all latency. */
export function createVenueTruth({ state, accountId, desk, quotes, happened }: VenueTruthOptions): VenueTruth {
  /** Asked after every step, and seldom changed: the answer is kept until something happens. */
  function kept<T>(read: (state: VenueState, accountId: AccountId) => T): () => T {
    let answer: { readonly value: T; readonly at: number } | null = null;
    return () => {
      if (answer?.at !== happened()) answer = { value: read(state, accountId), at: happened() };
      return answer.value;
    };
  }

  const quote = (instrumentId: InstrumentId): Quote => {
    const latest = quotes.latest(instrumentId);
    assert(latest !== undefined, `${instrumentId} was quoted at the venue`);
    return latest;
  };
  return {
    balances: kept(balancesOf),
    positions: kept(positionsOf),
    orders: kept(ordersOf),
    openOrders: kept(openOrdersOf),
    fills: kept(fillsOf),
    fundings: kept(fundingsOf),
    insured: kept(insuredOf),
    quote,
    mark: (instrumentId) => markOf(quote(instrumentId)),
    tradingStatus(instrumentId) {
      const market = state.markets.get(instrumentId);
      assert(market !== undefined, `${instrumentId} is listed at the venue`);
      return market.status;
    },
    requests: () => desk.requests(),
    totals: kept(totalsOf),
  };
}
