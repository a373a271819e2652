import type { Candle, CandleQuery, EpochMs, Instrument, OrderReport, Unsubscribe } from '@bot/core';
import type { StreamPoint, VenuePermissions } from '@bot/simulation';
import type { AccountId, VenueEvent } from '../exchange/venueEvent';
import type { VenueState } from '../exchange/venueState';
import type { LineCut } from '../faults/impact';
import type { Execution } from './execution';
import type { MarketFeed } from './marketFeed';
import type { RequestDesk } from './requestDesk';

/**
 * The venue's side of one account, for whoever speaks another language in front of it, such as that of a wire: requests travel by the
 * desk with everything that can go wrong with them, and what they find when they arrive is here, at once. To read is free; only
 * `execution` changes anything.
 */
export interface VenueCounter extends Pick<RequestDesk, 'send'> {
  readonly accountId: AccountId;
  readonly instruments: readonly Instrument[];
  /** What the venue knows now. */
  readonly state: VenueState;
  /** What it knew at a moment; where it remembers nothing, what it knows now. */
  stateAt(at: EpochMs): VenueState;
  /** What the account's key may do now. */
  permissions(): VenuePermissions;
  /** What the venue says the time is. */
  venueTime(): EpochMs;
  /** Closed ones. @throws BrokerError NotFound, InvalidRequest */
  candles(query: CandleQuery, at: EpochMs): readonly Candle[];
  readonly execution: Execution;
  /** Reports as they arrive at the account's owner: late, lost or twice where a fault says so. */
  subscribeReports(listener: (report: OrderReport) => void): Unsubscribe;
  readonly subscribeMarket: MarketFeed['subscribe'];
  /** How many trades among other people there were: the next one is `P` and a number one higher. */
  readonly printCount: MarketFeed['printCount'];
  /** Why the way of a stream to the account's owner is cut now; null: it is not. */
  cutOf(stream: StreamPoint): LineCut | null;
  /** Tells when a way may have been cut, or all are healed. What comes and goes by the clock is not told. */
  observeCuts(listener: () => void): Unsubscribe;
  /** Every event of the venue right after it was applied. */
  observe(listener: (event: VenueEvent) => void): Unsubscribe;
}
