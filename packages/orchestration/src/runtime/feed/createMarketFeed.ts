import {
  createLocalBook,
  type BotConfig,
  type Broker,
  type Clock,
  type InstrumentId,
  type LocalBook,
  type MarketChannel,
  type MarketNews,
  type Quote,
  type TradingStatus,
  type Unsubscribe,
} from '@bot/core';
import type { IncomingInput } from '../runEngine';
import { createSampler } from './createSampler';
import { openConnection } from './openConnection';
import { createSilenceWatch } from './silenceWatch';

export interface MarketFeedOptions {
  readonly broker: Pick<Broker, 'subscribeMarket'>;
  readonly clock: Clock;
  readonly config: BotConfig;
  readonly take: (input: IncomingInput) => void;
}

/** The market as it reaches the engine: one sample per instrument and cycle, and whatever changes what samples are worth. */
export interface MarketFeed {
  /** Listens on a new connection; one that was open ends. @throws BrokerError */
  open(instrumentIds: readonly InstrumentId[]): void;
  /** A quote that was asked for. It stands beside those of the stream: the newest is sampled. */
  offer(quote: Quote): void;
  /** Quotes that were replaced before they were sampled. */
  readonly shed: number;
  close(): void;
}

interface Listening {
  readonly books: ReadonlyMap<InstrumentId, LocalBook>;
  close(): void;
}

/** Does what has to do with messages and time; what follows from it is for the engine to decide. */
export function createMarketFeed({ broker, clock, config, take }: MarketFeedOptions): MarketFeed {
  const { marketData } = config;
  const statuses = new Map<InstrumentId, TradingStatus>();
  let listening: Listening | null = null;
  /** Books that changed since they were sampled. */
  const changed = new Set<InstrumentId>();

  const watch = createSilenceWatch({
    clock,
    settings: marketData,
    silent: (instrumentIds, connection) => take({ type: 'FeedSilent', instrumentIds, connection }),
    speaks: (instrumentId) => take({ type: 'FeedSpoke', instrumentId }),
  });
  const sampler = createSampler({
    clock,
    intervalMs: config.cycleIntervalMs,
    sample: (quote) => take({ type: 'QuoteSampled', quote }),
    cycleEnds: sampleBooks,
  });

  function sampleBooks(): void {
    for (const instrumentId of changed) {
      const book = listening?.books.get(instrumentId);
      if (book === undefined) continue;
      const top = book.top(marketData.depthLevels);
      if (top !== null) take({ type: 'DepthSampled', depth: { instrumentId, ...top, at: clock.now() } });
      else take({ type: 'FeedGap', missed: null });
    }
    changed.clear();
  }

  function heard(books: Listening['books'], news: MarketNews): void {
    watch.heardAnything();
    switch (news.type) {
      case 'Quote':
        watch.heardOf(news.quote.instrumentId);
        return sampler.offer(news.quote);
      case 'BookSnapshot':
        watch.heardOf(news.instrumentId);
        changed.add(news.instrumentId);
        return books.get(news.instrumentId)?.snapshot(news.levels);
      case 'BookUpdate': {
        watch.heardOf(news.instrumentId);
        const book = books.get(news.instrumentId);
        // After a loss there is nothing to change, until a snapshot has come.
        if (book?.isValid !== true) return;
        changed.add(news.instrumentId);
        return book.update(news.levels);
      }
      case 'Status':
        if (statuses.get(news.instrumentId) === news.status) return;
        statuses.set(news.instrumentId, news.status);
        return take({ type: 'TradingStatusSeen', instrumentId: news.instrumentId, status: news.status });
      default:
    }
  }

  function listen(instrumentIds: readonly InstrumentId[]): Listening {
    const books = new Map(instrumentIds.map((id) => [id, createLocalBook()]));
    let unsubscribe: Unsubscribe = () => undefined;
    unsubscribe = openConnection(broker, instrumentIds, channelsOf(config), {
      heard: (news) => heard(books, news),
      lost(missed) {
        changed.clear();
        books.forEach((book) => book.invalidate());
        take({ type: 'FeedGap', missed });
      },
    });
    return { books, close: () => unsubscribe() };
  }

  return {
    open(instrumentIds) {
      sampler.begin(instrumentIds);
      listening?.close();
      listening = null;
      changed.clear();
      // What was told on the old connection is perhaps not what the engine goes by now.
      statuses.clear();
      watch.opened(instrumentIds);
      listening = listen(instrumentIds);
    },
    offer: sampler.offer,
    get shed() {
      return sampler.shed;
    },
    close() {
      listening?.close();
      listening = null;
      watch.end();
      sampler.end();
    },
  };
}

const channelsOf = ({ marketData }: BotConfig): readonly MarketChannel[] =>
  marketData.depthLevels > 0 ? ['Quotes', 'Level2', 'Status', 'Heartbeats'] : ['Quotes', 'Status', 'Heartbeats'];
