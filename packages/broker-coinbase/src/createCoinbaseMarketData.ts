import type { FillDetail, MarketDataClient, VenueOrder } from '@bot/core';
import type { CoinbaseMarketDataOptions } from './coinbaseOptions';
import { createMarket } from './market/market';
import { createRestParts } from './restParts';
import { createStreams } from './stream/createStreams';
import { failure } from './transport/failures';

/** What Coinbase tells everybody, without a key. */
export interface CoinbaseMarketData extends MarketDataClient {
  /** Ends its sockets and timers. The wire belongs to whoever gave it. */
  close(): void;
}

export function createCoinbaseMarketData(options: CoinbaseMarketDataOptions): CoinbaseMarketData {
  const { wire, clock, random } = options;
  const { rest, serverClock, urls, logger, unknowns } = createRestParts(options);
  const market = createMarket({ rest, serverClock, clock, logger, unknowns });
  const streams = createStreams({
    ...{ wire, clock, urls, logger, unknowns },
    key: null,
    random: random.fork('coinbase streams'),
    ...(options.streams === undefined ? {} : { settings: options.streams }),
    lookups: { order: noAccount, fillsOf: noAccount, tradingStatus: market.tradingStatus },
  });
  return {
    ...{ instruments: market.instruments, quote: market.quote, candles: market.candles, venueTime: market.venueTime },
    ...{ subscribeQuotes: streams.subscribeQuotes, subscribeMarket: streams.subscribeMarket },
    close() {
      streams.close();
      rest.close();
    },
  };
}

/** Orders and fills belong to an account. */
async function noAccount(): Promise<VenueOrder & readonly FillDetail[]> {
  throw failure('AuthenticationFailed', 'order');
}
