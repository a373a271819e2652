import type { Clock, EpochMs, MarketNews } from '@bot/core';
import type { MarketState } from '../../exchange/venueState';
import type { CandleBook } from '../candleBook';
import type { Timers } from '../timers';
import type { MarketBatch } from './marketBatch';

/** One channel of one instrument on one connection. It tells its snapshot when it is made. */
export interface NewsSource {
  /** Called after events of its instrument were applied. */
  publish(batch: MarketBatch): void;
  /** It tells nothing by itself any more. */
  close(): void;
}

export interface NewsSourceParts {
  readonly market: MarketState;
  /** When the venue last did something. */
  readonly at: EpochMs;
  readonly candles: CandleBook;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly tell: (news: MarketNews) => void;
}

/** For sources that only speak when something was published. */
export const nothingToClose = (): void => {};
