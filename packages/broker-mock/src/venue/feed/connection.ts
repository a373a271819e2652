import type { Clock, InstrumentId, MarketChannel, MarketMessage, MarketNews, MarketSubscription } from '@bot/core';
import { marketNamed, type VenueState } from '../../exchange/venueState';
import type { CandleBook } from '../candleBook';
import type { Channel } from '../channel';
import type { Timers } from '../timers';
import { createBookSource } from './bookSource';
import { createCandleSource } from './candleSource';
import { startHeartbeats } from './heartbeats';
import type { MarketBatch } from './marketBatch';
import type { NewsSource, NewsSourceParts } from './newsSource';
import { createQuoteSource } from './quoteSource';
import { createStatusSource } from './statusSource';
import { createTradeSource } from './tradeSource';

/** One subscriber. */
export interface Connection {
  publish(batches: ReadonlyMap<InstrumentId, MarketBatch>): void;
  /** Nothing arrives any more, also not what is under way. */
  close(): void;
}

export interface ConnectionOptions {
  readonly state: VenueState;
  readonly candles: CandleBook;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly open: (deliver: (message: MarketMessage) => void) => Channel<MarketMessage>;
  readonly subscription: MarketSubscription;
  readonly listener: (message: MarketMessage) => void;
}

/** In the order in which a connection begins, and in which it tells of one command. Heartbeats are of no instrument. */
const sourceMakers = {
  Status: createStatusSource,
  Trades: createTradeSource,
  Quotes: createQuoteSource,
  Level2: createBookSource,
  Candles: createCandleSource,
  Heartbeats: null,
} as const satisfies Record<MarketChannel, ((parts: NewsSourceParts) => NewsSource) | null>;

export function createConnection(options: ConnectionOptions): Connection {
  const { clock, timers, subscription, open, listener } = options;
  let isOpen = true;
  let sequence = 0;
  const channel = open((message) => {
    if (isOpen) listener(message);
  });
  const tell = (news: MarketNews): void => {
    channel.push({ ...news, sequence, at: clock.now() });
    sequence += 1;
  };

  const sources = openSources(options, tell);
  const stopHeartbeats = subscription.channels.includes('Heartbeats') ? startHeartbeats(timers, tell) : () => {};

  return {
    publish(batches) {
      for (const [instrumentId, batch] of batches) {
        for (const source of sources.get(instrumentId) ?? []) if (isOpen) source.publish(batch);
      }
    },
    close() {
      isOpen = false;
      stopHeartbeats();
      for (const source of [...sources.values()].flat()) source.close();
    },
  };
}

function openSources(options: ConnectionOptions, tell: NewsSourceParts['tell']): Map<InstrumentId, NewsSource[]> {
  const { state, candles, clock, timers, subscription } = options;
  const at = state.at ?? clock.now();
  const instrumentIds = [...new Set(subscription.instrumentIds)];
  const sources = new Map(instrumentIds.map((instrumentId) => [instrumentId, [] as NewsSource[]]));
  for (const [channel, make] of Object.entries(sourceMakers)) {
    if (make === null || !subscription.channels.some((wanted) => wanted === channel)) continue;
    for (const [instrumentId, made] of sources) {
      made.push(make({ market: marketNamed(state, instrumentId), at, candles, clock, timers, tell }));
    }
  }
  return sources;
}
