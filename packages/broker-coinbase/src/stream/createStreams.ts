import { assert, silentLogger, type MarketMessage, type MarketSubscription, type Unsubscribe } from '@bot/core';
import { createUnknownValues } from '../mapping/unknownValues';
import { createLevel2Cap } from './market/level2Cap';
import { openMarketFeed } from './market/marketFeed';
import type { SessionGround } from './session/session';
import type { Streams, StreamsOptions } from './streams';
import { defaultStreamSettings } from './streamSettings';
import { openUserFeed } from './user/userFeed';

/** Nothing is connected before somebody listens. */
export function createStreams(options: StreamsOptions): Streams {
  const { wire, clock, urls, lookups, key, logger = silentLogger } = options;
  const settings = { ...defaultStreamSettings, ...options.settings };
  const ground: SessionGround = { wire, clock, random: options.random.fork('streams'), logger, key, settings };
  const unknowns = options.unknowns ?? createUnknownValues(logger);
  const level2Cap = createLevel2Cap(settings.level2ProductsPerConnection);
  const user = openUserFeed({ ground, url: urls.user, lookups, unknowns });
  const feeds = new Set<Unsubscribe>();

  function subscribeMarket(subscription: MarketSubscription, listener: (message: MarketMessage) => void): Unsubscribe {
    const feed = openMarketFeed({ ground, url: urls.market, lookups, level2Cap, subscription, listener });
    feeds.add(feed);
    return () => {
      feeds.delete(feed);
      feed();
    };
  }

  return {
    subscribeReports: user.subscribe,
    subscribeMarket,
    subscribeQuotes: (instrumentIds, listener) =>
      subscribeMarket({ channels: ['Quotes'], instrumentIds }, (message) => {
        assert(message.type === 'Quote', 'who asked for quotes is told quotes');
        listener(message.quote);
      }),
    expectOrder: user.expectOrder,
    venueOrderIdOf: user.venueOrderIdOf,
    close() {
      user.close();
      for (const feed of feeds) feed();
      feeds.clear();
    },
  };
}
