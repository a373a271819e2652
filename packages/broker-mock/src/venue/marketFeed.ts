import type { Clock, MarketMessage, MarketSubscription, Unsubscribe } from '@bot/core';
import type { VenueEvent } from '../exchange/venueEvent';
import type { VenueState } from '../exchange/venueState';
import type { CandleBook } from './candleBook';
import type { Channel } from './channel';
import { createConnection, type Connection } from './feed/connection';
import { batchesOf, printsIn } from './feed/marketBatch';
import { brokerError } from './brokerError';
import type { Timers } from './timers';

/** What everybody may know: books, quotes, trades, candles and states, on connections of their own. */
export interface MarketFeed {
  /** Called with all events of one command after they were applied. */
  publish(events: readonly VenueEvent[]): void;
  /** @throws BrokerError NotFound for an instrument that is not there */
  subscribe(subscription: MarketSubscription, listener: (message: MarketMessage) => void): Unsubscribe;
  /** How many trades among other people there were: the next one is called after it. */
  printCount(): number;
}

export interface MarketFeedOptions {
  readonly state: VenueState;
  readonly candles: CandleBook;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Makes the line of one connection. What is lost on it leaves a gap in the sequence. */
  readonly open: (deliver: (message: MarketMessage) => void) => Channel<MarketMessage>;
  /** Where the count of trades among other people begins. Default: 0. */
  readonly printCount?: number;
}

/**
 * Each connection counts its messages from 0 across its channels (VR-502): first the snapshots, then what changes. The same events
 * give the same messages. While nobody is connected nothing is worked out.
 */
export function createMarketFeed(options: MarketFeedOptions): MarketFeed {
  const { state } = options;
  const connections = new Set<Connection>();
  let printCount = options.printCount ?? 0;

  return {
    printCount: () => printCount,
    publish(events) {
      const before = printCount;
      printCount += printsIn(events);
      if (connections.size === 0) return;
      const batches = batchesOf(state, events, before);
      for (const connection of [...connections]) connection.publish(batches);
    },
    subscribe(subscription, listener) {
      for (const instrumentId of subscription.instrumentIds) {
        if (state.markets.has(instrumentId)) continue;
        throw brokerError('NotFound', 'subscribeMarket', `There is no instrument ${instrumentId}.`);
      }
      const connection = createConnection({ ...options, subscription, listener });
      connections.add(connection);
      return () => {
        connections.delete(connection);
        connection.close();
      };
    },
  };
}
