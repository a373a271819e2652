import type { Candle, CandleQuery, EpochMs, Instrument } from '@bot/core';
import type { AccountId, MarketState, VenueState } from '@bot/broker-mock';
import type { VenuePermissions } from '@bot/simulation';
import type { WireIds } from './ids';
import { unknownProduct } from './problems';
import type { ApiSwitches } from './switches';
import type { TapeTrade } from './tape';

/** What a request that has arrived finds. To read it is all that an endpoint does. */
export interface ApiView {
  readonly accountId: AccountId;
  /** What the venue knew at `at`. */
  readonly state: VenueState;
  readonly at: EpochMs;
  /** What the venue says the time is. */
  readonly venueTime: EpochMs;
  readonly instruments: readonly Instrument[];
  /** What the key may do of what its account may do. */
  readonly permissions: VenuePermissions;
  readonly switches: ApiSwitches;
  readonly ids: WireIds;
  readonly userId: string;
  /** The one that the key is bound to. */
  readonly portfolioId: string;
  /** Where perpetuals are held. */
  readonly perpetualsPortfolioId: string;
  /** Closed ones, oldest first. @throws BrokerError NotFound, InvalidRequest */
  candles(query: CandleQuery): readonly Candle[];
  /** Oldest first. */
  trades(instrumentId: string): readonly TapeTrade[];
  /** How an order was amended, oldest first. */
  edits(orderNo: number): readonly OrderEdit[];
}

/** The new terms of an amendment, in decimal text. */
export interface OrderEdit {
  readonly price: string;
  readonly size: string;
  readonly at: EpochMs;
}

/** @throws ApiProblem 404 */
export function marketOf(view: ApiView, productId: string | null): MarketState {
  const market = productId === null ? undefined : view.state.markets.get(productId);
  if (market === undefined) throw unknownProduct();
  return market;
}
