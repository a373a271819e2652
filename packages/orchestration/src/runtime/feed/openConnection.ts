import type { Broker, InstrumentId, MarketChannel, MarketMessage, MarketNews, Unsubscribe } from '@bot/core';

/** What one connection for market data tells, in order and without what came twice or too late. */
export interface ConnectionListener {
  /** Also a heartbeat. */
  heard(news: MarketNews): void;
  /** So many messages are missing before the one that is told next. Once for each connection: what it says after that is not whole. */
  lost(missed: number): void;
}

/** Listens on a new connection. @throws BrokerError */
export function openConnection(
  broker: Pick<Broker, 'subscribeMarket'>,
  instrumentIds: readonly InstrumentId[],
  channels: readonly MarketChannel[],
  { heard, lost }: ConnectionListener,
): Unsubscribe {
  let expected = 0;
  let hasLost = false;

  function listen({ sequence, at: _, ...news }: MarketMessage): void {
    // It came twice, or was overtaken by what made its loss known.
    if (sequence < expected) return;
    const missed = sequence - expected;
    expected = sequence + 1;
    if (missed > 0 && !hasLost) {
      hasLost = true;
      lost(missed);
    }
    heard(news as MarketNews);
  }

  return broker.subscribeMarket({ channels, instrumentIds }, listen);
}
