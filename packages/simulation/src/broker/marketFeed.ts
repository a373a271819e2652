import type {
  Clock,
  InstrumentId,
  MarketChannel,
  MarketMessage,
  MarketNews,
  MarketSubscription,
  Unsubscribe,
} from '@bot/core';

/** Connections for market data. What is published goes, by the clock, to each that asked for it. */
export interface MarketFeed {
  publish(news: MarketNews): void;
  /** Of `first` a connection begins with what it asked for; then comes what is published. */
  open(
    subscription: MarketSubscription,
    first: readonly MarketNews[],
    listener: (message: MarketMessage) => void,
  ): Unsubscribe;
}

const HEARTBEAT_MS = 1000;

export function createMarketFeed(clock: Clock): MarketFeed {
  const connections = new Set<(news: MarketNews) => void>();

  return {
    publish(news) {
      for (const send of connections) send(news);
    },
    open({ channels, instrumentIds }, first, listener) {
      let sequence = 0;
      let beats = 0;
      let isOpen = true;
      let cancelBeat = (): void => undefined;

      // One timer for each message: timers of the same instant keep their order.
      function send(news: MarketNews): void {
        const instrumentId = instrumentOf(news);
        if (!channels.includes(channelOf[news.type])) return;
        if (instrumentId !== null && !instrumentIds.includes(instrumentId)) return;
        const message: MarketMessage = { ...news, sequence: sequence++, at: clock.now() };
        clock.setTimer(0, function marketMessage() {
          if (isOpen) listener(message);
        });
      }

      function beat(): void {
        cancelBeat = clock.setTimer(HEARTBEAT_MS, function heartbeat() {
          send({ type: 'Heartbeat', counter: beats++ });
          beat();
        });
      }

      first.forEach(send);
      connections.add(send);
      if (channels.includes('Heartbeats')) beat();
      return () => {
        isOpen = false;
        connections.delete(send);
        cancelBeat();
      };
    },
  };
}

const channelOf: { readonly [Type in MarketNews['type']]: MarketChannel } = {
  Quote: 'Quotes',
  BookSnapshot: 'Level2',
  BookUpdate: 'Level2',
  Trade: 'Trades',
  Candle: 'Candles',
  Status: 'Status',
  Heartbeat: 'Heartbeats',
};

/** null: it is about the connection. */
function instrumentOf(news: MarketNews): InstrumentId | null {
  switch (news.type) {
    case 'Quote':
      return news.quote.instrumentId;
    case 'Trade':
      return news.trade.instrumentId;
    case 'Candle':
      return news.candle.instrumentId;
    case 'BookSnapshot':
    case 'BookUpdate':
    case 'Status':
      return news.instrumentId;
    case 'Heartbeat':
      return null;
  }
}
