import type { InstrumentId, MarketChannel, MarketMessage, MarketSubscription, Unsubscribe } from '@bot/core';
import type { DataFrame } from '../frame/frame';
import { byDataId, dataIdOf } from '../session/productAlias';
import { openSession, type Session, type SessionGround } from '../session/session';
import { heartbeats, type Topic } from '../session/topic';
import type { StreamLookups } from '../streamLookups';
import { createBookNews } from './bookNews';
import { createCandleNews } from './candleNews';
import { chunksOf, type Level2Cap } from './level2Cap';
import { createNumbering } from './numbering';
import { createQuoteNews } from './quoteNews';
import { createStatusNews } from './statusNews';
import { createTradeNews } from './tradeNews';

export interface MarketFeedOptions {
  readonly ground: SessionGround;
  readonly url: string;
  readonly lookups: Pick<StreamLookups, 'tradingStatus'>;
  readonly level2Cap: Level2Cap;
  readonly subscription: MarketSubscription;
  readonly listener: (message: MarketMessage) => void;
}

/** The connections of one subscriber. */
export function openMarketFeed(options: MarketFeedOptions): Unsubscribe {
  const { ground, url, lookups, level2Cap, subscription, listener } = options;
  const { clock, settings, logger } = ground;
  const wants = (channel: MarketChannel): boolean => subscription.channels.includes(channel);
  const groups = byDataId(subscription.instrumentIds);
  const sessions = new Set<Session>();
  let isOpen = true;

  const { tell, skip } = createNumbering((message) => isOpen && listener(message));
  const quotes = wants('Quotes') ? createQuoteNews(clock, settings, tell) : null;
  const books = createBookNews({ groups, tell: wants('Level2') ? tell : null, quotes });
  const trades = createTradeNews(groups, clock.now(), tell);
  const candles = createCandleNews(groups, tell);
  const statuses = wants('Status')
    ? createStatusNews({ clock, logger, lookups, settings, instrumentIds: subscription.instrumentIds, tell })
    : null;

  /** What it has to do with this feed. Books that cannot be right are asked for anew. */
  function heard(frame: DataFrame, session: Session, isFirst: boolean, lost: (missed: number) => void): void {
    switch (frame.channel) {
      case 'level2':
        if (frame.events.every((event) => books.heard(event, frame.at))) return;
        lost(1);
        return session.resync();
      case 'ticker':
        for (const { productId, bestBid, bestAsk, bestBidQuantity, bestAskQuantity } of frame.tickers) {
          if (bestBid === '' || bestAsk === '' || bestBidQuantity === '' || bestAskQuantity === '') continue;
          const top = { bid: bestBid, bidSize: bestBidQuantity, ask: bestAsk, askSize: bestAskQuantity };
          quotes?.offer(groups.get(dataIdOf(productId)) ?? [], top, frame.at);
        }
        return;
      case 'market_trades':
        return frame.events.forEach(trades.heard);
      case 'candles':
        return frame.events.forEach((event) => candles.heard(event, frame.at));
      case 'status':
        return statuses?.heard(frame.products.flatMap(({ productId }) => groups.get(dataIdOf(productId)) ?? []));
      case 'heartbeats':
        if (isFirst && wants('Heartbeats')) tell({ type: 'Heartbeat', counter: frame.counter }, frame.at);
        return;
      default:
    }
  }

  /** One connection: the books of some products, and on the first one everything else. */
  function openPart(isFirst: boolean, others: readonly Topic[], bookIds: readonly InstrumentId[]): void {
    const level2: readonly Topic[] = bookIds.length === 0 ? [] : [{ channel: 'level2', productIds: bookIds }];
    const topics = [heartbeats, ...others, ...level2];
    function lost(missed: number | null): void {
      skip(missed ?? 1);
      books.lost(bookIds.map(dataIdOf), missed === null);
      if (missed === null && isFirst) statuses?.forget();
      if (sessions.size > 1) books.repeat(clock.now());
    }
    const session = openSession({
      ...ground,
      url,
      topics,
      isPrivate: false,
      isBusy: topics.some(({ channel }) => channel === 'level2' || channel === 'ticker'),
      listener: {
        running: () => undefined,
        frame: (frame) => heard(frame, session, isFirst, lost),
        lost,
        refused(message) {
          if (!level2Cap.isExceeded(message, bookIds.length)) return false;
          sessions.delete(session);
          openParts(isFirst, others, bookIds);
          return true;
        },
      },
    });
    sessions.add(session);
  }

  function openParts(isFirst: boolean, others: readonly Topic[], bookIds: readonly InstrumentId[]): void {
    const [first = [], ...rest] = chunksOf(bookIds, level2Cap.products);
    openPart(isFirst, others, first);
    for (const ids of rest) openPart(false, [], ids);
  }

  const askedIds = [...groups].map(([dataId, ids]) => (ids.includes(dataId) ? dataId : String(ids[0])));
  const quotesFromBooks = wants('Quotes') && settings.quotesFrom === 'Level2';
  openParts(
    true,
    otherTopics(wants, askedIds, settings.quotesFrom),
    wants('Level2') || quotesFromBooks ? askedIds : [],
  );

  return () => {
    isOpen = false;
    for (const session of sessions) session.close();
    quotes?.close();
    statuses?.close();
  };
}

/** Everything but books, of which a connection carries a few products only. */
function otherTopics(
  wants: (channel: MarketChannel) => boolean,
  productIds: readonly InstrumentId[],
  quotesFrom: 'Level2' | 'Ticker',
): readonly Topic[] {
  const topics: Topic[] = [];
  if (wants('Status')) topics.push({ channel: 'status', productIds });
  if (wants('Trades')) topics.push({ channel: 'market_trades', productIds });
  if (wants('Candles')) topics.push({ channel: 'candles', productIds });
  if (wants('Quotes') && quotesFrom === 'Ticker') topics.push({ channel: 'ticker', productIds });
  return topics;
}
