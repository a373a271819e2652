import { priceOf, quantityOf, type Clock, type EpochMs, type InstrumentId, type Quote } from '@bot/core';
import { groupBy, mergeMap, Subject, throttleTime } from 'rxjs';
import type { StreamSettings } from '../streamSettings';
import { clockScheduler } from './clockScheduler';
import type { Tell } from './numbering';

/** The best prices as the venue wrote them. */
export interface TopTexts {
  readonly bid: string;
  readonly bidSize: string;
  readonly ask: string;
  readonly askSize: string;
}

export interface QuoteNews {
  /** Tells it when a price or a size of it is new. Faster ones are conflated: the newest wins. */
  offer(instrumentIds: readonly InstrumentId[], top: TopTexts, at: EpochMs): void;
  /** Something was lost: the next one is told whether it is new or not. */
  forget(instrumentIds: readonly InstrumentId[]): void;
  close(): void;
}

const bothEnds = { leading: true, trailing: true };

export function createQuoteNews(clock: Clock, { quoteEveryMs }: StreamSettings, tell: Tell): QuoteNews {
  const scheduler = clockScheduler(clock);
  const told = new Map<InstrumentId, string>();
  const quotes = new Subject<Quote>();
  const conflated = quotes
    .pipe(
      groupBy(({ instrumentId }) => instrumentId),
      mergeMap((ofOne) => ofOne.pipe(throttleTime(quoteEveryMs, scheduler, bothEnds))),
    )
    .subscribe((quote) => tell({ type: 'Quote', quote }, quote.at));

  return {
    offer(instrumentIds, top, at) {
      const text = `${top.bid} ${top.bidSize} ${top.ask} ${top.askSize}`;
      for (const instrumentId of instrumentIds) {
        if (told.get(instrumentId) === text) continue;
        told.set(instrumentId, text);
        quotes.next({ instrumentId, ...amountsOf(top), at });
      }
    },
    forget(instrumentIds) {
      for (const id of instrumentIds) told.delete(id);
    },
    close: () => conflated.unsubscribe(),
  };
}

const amountsOf = ({ bid, bidSize, ask, askSize }: TopTexts): Omit<Quote, 'instrumentId' | 'at'> => ({
  bid: priceOf(bid),
  bidSize: quantityOf(bidSize),
  ask: priceOf(ask),
  askSize: quantityOf(askSize),
});
