import type { InstrumentId, Quote, Unsubscribe } from '@bot/core';
import { quoteOf } from '../exchange/venueQueries';
import type { VenueEvent } from '../exchange/venueEvent';
import { bookNamed, orderNamed, type VenueState } from '../exchange/venueState';
import type { Channel } from './channel';

/** Best bid and ask of every instrument, and who is told of them. */
export interface QuoteStream {
  /** Called with all events of one command after they were applied. */
  publish(events: readonly VenueEvent[]): void;
  /** The newest quote with both sides; undefined before the first. */
  latest(instrumentId: InstrumentId): Quote | undefined;
  /** The newest quotes follow at once, then every new one. */
  subscribe(instrumentIds: readonly InstrumentId[], listener: (quote: Quote) => void): Unsubscribe;
}

interface Subscription {
  readonly instrumentIds: ReadonlySet<InstrumentId>;
  readonly listener: (quote: Quote) => void;
}

export interface QuoteDelivery {
  readonly quote: Quote;
  /** null: everybody who wants the instrument. */
  readonly to: Subscription | null;
}

export interface QuoteStreamOptions {
  readonly state: VenueState;
  readonly open: (deliver: (delivery: QuoteDelivery) => void) => Channel<QuoteDelivery>;
}

export function createQuoteStream({ state, open }: QuoteStreamOptions): QuoteStream {
  const latest = new Map<InstrumentId, Quote>();
  for (const book of state.books.values()) {
    const restored = quoteOf(book, state.at ?? 0);
    if (restored !== null) latest.set(restored.instrumentId, restored);
  }
  const subscriptions = new Set<Subscription>();
  const channel = open(({ quote, to }) => {
    for (const subscription of to === null ? [...subscriptions] : [to]) {
      const wants = subscriptions.has(subscription) && subscription.instrumentIds.has(quote.instrumentId);
      if (wants) subscription.listener(quote);
    }
  });

  return {
    latest: (instrumentId) => latest.get(instrumentId),
    publish(events) {
      const at = events.at(-1)?.at ?? 0;
      for (const instrumentId of touchedBy(state, events)) {
        const quote = quoteOf(bookNamed(state, instrumentId), at);
        if (quote === null) continue;
        latest.set(instrumentId, quote);
        if (subscriptions.size > 0) channel.push({ quote, to: null });
      }
    },
    subscribe(instrumentIds, listener) {
      const subscription: Subscription = { instrumentIds: new Set(instrumentIds), listener };
      subscriptions.add(subscription);
      for (const instrumentId of instrumentIds) {
        const quote = latest.get(instrumentId);
        if (quote !== undefined) channel.push({ quote, to: subscription });
      }
      return () => void subscriptions.delete(subscription);
    },
  };
}

/** The instruments whose books the events changed. */
function touchedBy(state: VenueState, events: readonly VenueEvent[]): ReadonlySet<InstrumentId> {
  const touched = new Set<InstrumentId>();
  for (const event of events) {
    if (event.type === 'MarketStepped') for (const { instrumentId } of event.books) touched.add(instrumentId);
    if (event.type === 'TradeExecuted') touched.add(event.instrumentId);
    if (event.type === 'OrderRested' || event.type === 'OrderCanceled') {
      touched.add(orderNamed(state, event.venueOrderId).request.instrumentId);
    }
  }
  return touched;
}
